package foyer.kiosk.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.TestClock;
import foyer.kiosk.desk.Drafts;
import foyer.kiosk.desk.Reporter;
import foyer.kiosk.rollcall.RollCall.NoPin;
import foyer.kiosk.rollcall.RollCall.Opened;
import foyer.kiosk.rollcall.RollCall.Outcome;
import foyer.kiosk.rollcall.RollCall.Roll;
import foyer.kiosk.rollcall.RollCall.TooMany;
import foyer.kiosk.rollcall.RollCall.WrongPin;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.visitors.HouseBook;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.HouseNow;
import foyer.wire.HouseNow.Visitor;
import foyer.wire.MemberId;
import foyer.wire.MemberSafe;
import foyer.wire.Report;
import foyer.wire.VisitorSafe;
import foyer.wire.Wire;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollCallTest {

    private static final Pin RIGHT = new Pin("314159");
    private static final Pin WRONG = new Pin("271828");
    private static final String VERIFIER = RIGHT.verifier();
    private static final Instant EIGHT = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    private static final UUID ANNA = UUID.fromString("0199f3c1-7a60-7cc2-9d3f-5a1f6c2b8e01");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-22T09:00:00Z");
    private final RosterBook roster = new RosterBook(House.HARBOUR);
    private final List<Report> journal = new ArrayList<>();
    private final AtomicLong number = new AtomicLong();
    private final Drafts drafts = new Drafts(
            House.HARBOUR, new DeviceId("front-door"), clock, () -> new UUID(0x7000, number.incrementAndGet()));
    private final Reporter reporter = new Reporter(drafts, numbered -> {
        journal.add(numbered.apply(journal.size() + 1L));
        return Future.succeededFuture(journal.get(journal.size() - 1));
    });
    private HouseBook house;
    private RollCall rollCall;

    @BeforeEach
    void adaAndAnnaAreInAndBrunoCameByThisDoor() {
        roster.heard(House.snapshot(
                1,
                Person.named("Ada", 1).seen(Direction.IN, EIGHT).entry(),
                Person.named("Bruno", 2).seen(Direction.OUT, EIGHT).entry(),
                Person.named("Cleo", 3).seen(Direction.OUT, EIGHT).entry()));
        roster.saw(new CheckIn(
                new CheckInId(UUID.randomUUID()),
                House.HARBOUR,
                drafts.device(),
                1,
                new MemberId(2),
                Direction.IN,
                EIGHT.plusSeconds(60),
                null));
        house = HouseBook.open(vertx, folder.resolve("house.json"), House.HARBOUR);
        house.arrived(house(VERIFIER));
        rollCall = new RollCall(vertx, roster, house, reporter);
    }

    @AfterEach
    void close() {
        on(vertx.close());
    }

    @Test
    void withThePinEverybodyWhoIsInIsListedWithoutANetwork() {
        assertThat(open().people())
                .extracting(RollCall.Person::name, RollCall.Person::visitor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ada", false),
                        org.assertj.core.groups.Tuple.tuple("Anna", true),
                        org.assertj.core.groups.Tuple.tuple("Bruno", false));
    }

    @Test
    void aTickIsKeptOnceWithItsFirstTime() {
        Roll roll = open();
        on(rollCall.tick(roll.call(), "member-1"));
        clock.moves(Duration.ofMinutes(1));
        on(rollCall.tick(roll.call(), "member-1"));
        Roll after = on(rollCall.tick(roll.call(), "visitor-" + ANNA)).orElseThrow();

        assertThat(journal)
                .extracting(Report::said)
                .containsExactly(new MemberSafe(NINE, new MemberId(1)), new VisitorSafe(NINE, ANNA));
        assertThat(after.people().get(0).seenAt()).isEqualTo(NINE);
        assertThat(on(rollCall.tick(roll.call(), "member-99"))).isEmpty();
        assertThat(on(rollCall.tick("another word", "member-1"))).isEmpty();
    }

    @Test
    void itEndsHalfAnHourAfterTheLastTouchOrWhenItIsEnded() {
        Roll roll = open();
        clock.moves(Duration.ofMinutes(29));
        assertThat(rollCall.look(roll.call())).isPresent();
        assertThat(open().call()).isEqualTo(roll.call()); // the same, with its ticks
        clock.moves(Duration.ofMinutes(30));
        assertThat(rollCall.look(roll.call())).isEmpty();

        Roll next = open();
        rollCall.end();
        assertThat(rollCall.look(next.call())).isEmpty();
    }

    @Test
    void nobodyReadsItWithoutThePinAndGuessingIsSlow() {
        int tries = 0;
        for (int second = 0; second < 600; second += 5) {
            Outcome outcome = on(rollCall.open(WRONG));
            assertThat(outcome).isInstanceOfAny(WrongPin.class, TooMany.class);
            tries += outcome instanceof WrongPin ? 1 : 0;
            clock.moves(Duration.ofSeconds(5));
        }
        assertThat(tries).isBetween(40, 45);
    }

    @Test
    void whereNoneIsSetNoneIsRight() {
        house.arrived(house(null));

        assertThat(on(rollCall.open(RIGHT))).isInstanceOf(NoPin.class);
    }

    private Roll open() {
        return ((Opened) on(rollCall.open(RIGHT))).roll();
    }

    private static byte[] house(@Nullable String pin) {
        return Wire.encode(
                new HouseNow(House.HARBOUR, List.of(), pin, List.of(new Visitor(ANNA, "Anna", EIGHT, null))));
    }

    private static <T> T on(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
