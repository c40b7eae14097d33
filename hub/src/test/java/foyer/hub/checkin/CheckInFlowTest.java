package foyer.hub.checkin;

import static foyer.hub.Wait.on;
import static foyer.hub.checkin.DoorForTests.ADA;
import static foyer.hub.checkin.DoorForTests.BEN;
import static foyer.hub.checkin.DoorForTests.FRONT_DOOR;
import static foyer.hub.checkin.DoorForTests.LOFT;
import static foyer.hub.checkin.DoorForTests.NINE;
import static foyer.wire.Direction.IN;
import static foyer.wire.Direction.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.DatabaseForTests;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.MemberId;
import foyer.wire.Receipt;
import foyer.wire.Receipt.Outcome;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckInFlowTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static DoorForTests door;

    @BeforeAll
    static void openTheDoor() {
        door = new DoorForTests(database.address(), 2);
    }

    @AfterEach
    void forgetTheDay() {
        door.forgetAll();
    }

    @AfterAll
    static void closeTheDoor() {
        door.close();
    }

    @Test
    void aReceiptMeansTheRowIsThere() {
        CheckIn scan = door.scan(ADA, IN, NINE);

        List<Receipt> receipts = receive(List.of(scan));

        assertThat(receipts).containsExactly(Receipt.recorded(scan.id()));
        assertThat(door.checkIns()).isEqualTo(1);
        assertThat(door.present(ADA)).isTrue();
    }

    @Test
    void aRepeatedCheckInIsCountedOnceAndGetsTheSameReceipt() {
        CheckIn scan = door.scan(ADA, IN, NINE);

        List<Receipt> first = receive(List.of(scan));
        List<Receipt> again = receive(List.of(scan, scan));

        assertThat(again).containsOnly(first.get(0)).hasSize(2);
        assertThat(door.checkIns()).isEqualTo(1);
        assertThat(door.moved).hasSize(1);
    }

    @Test
    void whatArrivesLateDoesNotUndoWhatHappenedLater() {
        CheckIn in = door.scan(ADA, IN, NINE);
        CheckIn out = door.scan(ADA, OUT, NINE.plusSeconds(60));

        receive(List.of(out));
        receive(List.of(in));

        assertThat(door.checkIns()).isEqualTo(2);
        assertThat(door.present(ADA)).isFalse();
        assertThat(door.moved).isEmpty();
    }

    @Test
    void onlyAnArrivalMovesSomebodyNotASecondScan() {
        receive(List.of(door.scan(ADA, IN, NINE)));
        receive(List.of(door.scan(ADA, IN, NINE.plusSeconds(1)), door.scan(BEN, IN, NINE)));
        receive(List.of(door.scan(ADA, OUT, NINE.plusSeconds(2))));

        assertThat(door.moved).extracting(Moved::member).containsExactly(ADA, BEN, ADA);
        assertThat(door.moved).extracting(Moved::present).containsExactly(true, true, false);
    }

    @Test
    void fourShuffledCopiesOfTheSameDayEndInOneDay() {
        List<CheckIn> day = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            day.add(door.scan(new MemberId(1 + i % 50), i % 3 == 0 ? OUT : IN, NINE.plusSeconds(i)));
        }
        Random random = new Random(7);
        List<Future<List<Receipt>>> copies = new ArrayList<>();
        for (int copy = 0; copy < 4; copy++) {
            List<CheckIn> shuffled = new ArrayList<>(day);
            Collections.shuffle(shuffled, random);
            for (int from = 0; from < shuffled.size(); from += 20) {
                copies.add(send(shuffled.subList(from, from + 20)));
            }
        }

        on(Future.all(copies));

        assertThat(copies).allSatisfy(copy -> assertThat(copy.result())
                .hasSize(20)
                .extracting(Receipt::outcome)
                .containsOnly(Outcome.RECORDED));
        assertThat(door.checkIns()).isEqualTo(400);
        assertThat(door.number("SELECT count(DISTINCT seq) FROM check_in")).isEqualTo(400);
        long presentByTheRows = door.number("""
                SELECT count(*) FROM (SELECT DISTINCT ON (member_id) direction FROM check_in
                                      ORDER BY member_id, occurred_at DESC, id DESC) last
                WHERE direction = 1
                """);
        assertThat(door.number("SELECT count(*) FROM presence WHERE present")).isEqualTo(presentByTheRows);
        long movedIn = door.moved.stream().filter(Moved::present).count();
        assertThat(movedIn - (door.moved.size() - movedIn)).isEqualTo(presentByTheRows);
    }

    @Test
    void aStrangersCheckInIsKeptAsideAndHoldsNobodyUp() {
        CheckIn ada = door.scan(ADA, IN, NINE);
        CheckIn elsewhere = new CheckIn(id(), new SpaceId("nowhere"), FRONT_DOOR, 1, BEN, IN, NINE, null);
        CheckIn backDoor = new CheckIn(id(), LOFT, new DeviceId("back-door"), 1, BEN, IN, NINE, null);

        List<Receipt> receipts = receive(List.of(elsewhere, ada, backDoor));

        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.SET_ASIDE, Outcome.RECORDED, Outcome.SET_ASIDE);
        assertThat(receipts.get(0).why()).contains("no space nowhere");
        assertThat(door.checkIns()).isEqualTo(1);
        assertThat(door.setAside()).isEqualTo(2);
    }

    @Test
    void aBrokenClockIsToldApartFromALateOne() {
        CheckIn lastYear = door.scan(ADA, IN, NINE.minusSeconds(400L * 24 * 3600));
        CheckIn farFuture = door.scan(BEN, IN, Instant.parse("9999-01-01T00:00:00Z"));

        List<Receipt> receipts = receive(List.of(lastYear, farFuture));

        assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.RECORDED, Outcome.SET_ASIDE);
        assertThat(receipts.get(1).why()).contains("clock");
    }

    @Test
    void aKioskWhoseClockIsAheadDoesNotOutvoteTheOtherDoors() {
        Instant now = Instant.now(); // PostgreSQL's own clock decides what is to come
        receive(List.of(door.scan(ADA, IN, now.plusSeconds(86_400))));

        receive(List.of(door.scan(ADA, OUT, now.plusSeconds(60))));

        assertThat(door.present(ADA)).isFalse();
        assertThat(door.checkIns()).isEqualTo(2);
    }

    @Test
    void aRowThatPostgresRefusesIsFoundAndTheOthersAreRecorded() {
        on(door.database
                .keeper()
                .query("ALTER TABLE check_in ADD CONSTRAINT no_thirteen CHECK (member_id <> 13)")
                .execute());
        List<CheckIn> scans = new ArrayList<>();
        for (int member = 1; member <= 40; member++) {
            scans.add(door.scan(new MemberId(member), IN, NINE));
        }
        try {
            List<Receipt> receipts = receive(scans);

            assertThat(receipts)
                    .filteredOn(r -> r.outcome() == Outcome.SET_ASIDE)
                    .hasSize(1);
            assertThat(door.checkIns()).isEqualTo(39);
            assertThat(door.setAside()).isEqualTo(1);
        } finally {
            on(door.database
                    .keeper()
                    .query("ALTER TABLE check_in DROP CONSTRAINT no_thirteen")
                    .execute());
        }
    }

    @Test
    void withoutTheDatabaseThereIsNoReceiptAndAfterwardsThereIs() {
        DoorForTests cutOff = new DoorForTests(database.address(), 1);
        CheckIn scan = door.scan(ADA, IN, NINE);
        on(cutOff.database
                .keeper()
                .query("ALTER TABLE presence RENAME TO presence_away")
                .execute());
        Future<List<Receipt>> refused = cutOff.flow.receive(List.of(scan));
        on(refused.otherwiseEmpty());
        on(cutOff.database
                .keeper()
                .query("ALTER TABLE presence_away RENAME TO presence")
                .execute());

        assertThat(refused.failed()).isTrue();
        assertThat(receive(List.of(scan))).containsExactly(Receipt.recorded(scan.id()));
        assertThat(door.checkIns()).isEqualTo(1);
        cutOff.close();
    }

    private static List<Receipt> receive(List<CheckIn> checkIns) {
        return on(send(checkIns));
    }

    /** Completes a turn after the receipts: then those who hear of it have heard, too. */
    private static Future<List<Receipt>> send(List<CheckIn> checkIns) {
        return Future.future(receipts -> door.context.runOnContext(go -> door.flow
                .receive(checkIns)
                .onComplete(done -> door.context.runOnContext(turn -> receipts.handle(done)))));
    }

    private static CheckInId id() {
        return new CheckInId(UUID.randomUUID());
    }
}
