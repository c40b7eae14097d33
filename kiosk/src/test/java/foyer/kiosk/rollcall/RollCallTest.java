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
import foyer.kiosk.roster.LastHeard;
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
import foyer.wire.RollCallEnded;
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
import java.util.Optional;
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
    private final LastHeard heard = new LastHeard(clock, Optional.empty());
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
        house = HouseBook.open(vertx, folder.resolve("house.json"), House.HARBOUR, clock, Optional.empty());
        house.arrived(house(VERIFIER));
        heard.heard();
        rollCall = new RollCall(vertx, roster, house, reporter, heard);
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
    void cutOffItSaysHowOldItIsAndListsNobodyOfYesterday() {
        assertThat(open().online()).isTrue();
        assertThat(open().ageSeconds()).isNull();

        clock.moves(Duration.ofHours(1));
        cutOff();
        assertThat(open().online()).isFalse();
        assertThat(open().ageSeconds()).isZero();
        clock.moves(Duration.ofHours(15));
        assertThat(open().ageSeconds()).isEqualTo(15 * 3_600);
        assertThat(open().people())
                .as("in for 17 hours, but heard of 15 hours ago")
                .hasSize(3);

        clock.moves(Duration.ofHours(1));
        assertThat(open().people()).isEmpty();
    }

    @Test
    void aWrongClockHidesNobodyFromADoorThatHearsTheHub() {
        clock.moves(Duration.ofDays(400));

        assertThat(open().people()).hasSize(3);
        cutOff();
        assertThat(open().people()).hasSize(3);
    }

    @Test
    void aDoorThatIsCutOffAndKnowsOfNoHubSaysSoWithoutAnAge() {
        rollCall = new RollCall(vertx, roster, house, reporter, new LastHeard(clock, Optional.empty()));

        assertThat(open().online()).isFalse();
        assertThat(open().ageSeconds()).isNull();
        assertThat(open().people()).hasSize(3);
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeACutOffDoorLookOnline() {
        rollCall =
                new RollCall(vertx, roster, house, reporter, new LastHeard(clock, Optional.of(Duration.ofHours(-3))));

        assertThat(open().online()).isFalse();
        assertThat(open().ageSeconds()).isZero();
    }

    @Test
    void visitorsWhoAreStalerThanTheRosterCountToo() {
        cutOff();
        clock.moves(Duration.ofMinutes(10));
        heard.heard(); // the members are told again, the visitors not

        assertThat(open().online()).isFalse();
        assertThat(open().ageSeconds()).isEqualTo(600);

        house.arrived(house(VERIFIER));
        assertThat(open().online()).isTrue();
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
        on(rollCall.end());
        assertThat(rollCall.look(next.call())).isEmpty();
    }

    @Test
    void theTicksOfTwoDoorsComeTogetherAlsoWhenOneWasCutOff() {
        HouseBook otherHouse = houseOf("other.json");
        otherHouse.arrived(house(VERIFIER));
        List<Report> otherJournal = new ArrayList<>();
        RollCall other = new RollCall(
                vertx,
                roster,
                otherHouse,
                new Reporter(drafts, numbered -> {
                    otherJournal.add(numbered.apply(otherJournal.size() + 1L));
                    return Future.succeededFuture(otherJournal.get(otherJournal.size() - 1));
                }),
                heard);
        Roll here = open();
        clock.moves(Duration.ofMinutes(2));
        Roll there = ((Opened) on(other.open(RIGHT))).roll();

        on(rollCall.tick(here.call(), "member-1"));
        otherHouse.arrived(houseAfter(journal));
        assertThat(list(other, there)).containsExactly("Ada 2026-11-22T09:02:00Z", "Anna", "Bruno");
        on(other.tick(there.call(), "member-1"));
        assertThat(otherJournal).as("she is ticked already").isEmpty();

        clock.moves(Duration.ofMinutes(1)); // and the other door is cut off
        on(other.tick(there.call(), "visitor-" + ANNA));
        clock.moves(Duration.ofMinutes(1));
        on(rollCall.tick(here.call(), "visitor-" + ANNA));
        on(rollCall.tick(here.call(), "member-2"));
        assertThat(list(rollCall, here)).contains("Anna 2026-11-22T09:04:00Z");
        assertThat(list(other, there)).contains("Bruno");

        List<Report> all = new ArrayList<>(otherJournal); // its ticks arrive, late
        all.addAll(journal);
        house.arrived(houseAfter(all));
        otherHouse.arrived(houseAfter(all));
        assertThat(list(rollCall, here))
                .isEqualTo(list(other, there))
                .containsExactly("Ada 2026-11-22T09:02:00Z", "Anna 2026-11-22T09:03:00Z", "Bruno 2026-11-22T09:04:00Z");
    }

    @Test
    void whoWasSeenAtADrillHasNotBeenSeenAtTheFireAfterItAtAnyDoor() {
        Roll drill = open();
        on(rollCall.tick(drill.call(), "member-1"));
        clock.moves(Duration.ofMinutes(1));
        on(rollCall.end());
        house.arrived(houseAfter(journal.subList(0, 1))); // the hub has not heard of the end
        assertThat(list(rollCall, open())).contains("Ada");

        HouseBook otherHouse = houseOf("other.json"); // nothing was ended at this door: it hears of it
        otherHouse.arrived(houseAfter(journal));
        RollCall other = new RollCall(vertx, roster, otherHouse, reporter, heard);
        clock.moves(Duration.ofMinutes(1));
        assertThat(list(other, ((Opened) on(other.open(RIGHT))).roll())).contains("Ada");
    }

    @Test
    void anEndedRollCallIsNotRevivedByARestart() {
        Roll drill = open();
        on(rollCall.tick(drill.call(), "member-1"));
        clock.moves(Duration.ofMinutes(1));
        on(rollCall.end());

        house = houseOf("house.json"); // a restart, before the hub has heard
        journal.forEach(house::saw);
        house.arrived(houseAfter(journal.subList(0, 1)));
        rollCall = new RollCall(vertx, roster, house, reporter, heard);

        assertThat(list(rollCall, open())).contains("Ada");
    }

    @Test
    void atTheFireATickOfTheFireCountsAtEveryDoorAlsoAfterOneOfTheDrill() {
        Instant drill = NINE.minus(Duration.ofHours(1));
        Roll here = open();
        clock.moves(Duration.ofMinutes(2));
        house.arrived(houseOf(
                List.of(
                        new HouseNow.Seen(new MemberId(1), null, NINE.minusSeconds(30), NINE.plusSeconds(90)),
                        new HouseNow.Seen(new MemberId(1), null, drill, drill.plusSeconds(300)),
                        new HouseNow.Seen(new MemberId(2), null, drill, drill.plusSeconds(300))),
                List.of()));

        assertThat(list(rollCall, here)).containsExactly("Ada 2026-11-22T09:01:30Z", "Anna", "Bruno");
    }

    @Test
    void whoWasTickedBeforeItBeganHereMayBeTickedAnew() {
        house.arrived(houseOf(
                List.of(new HouseNow.Seen(new MemberId(1), null, NINE.minusSeconds(300), NINE.minusSeconds(200))),
                List.of()));
        Roll here = open();
        clock.moves(Duration.ofMinutes(1));

        on(rollCall.tick(here.call(), "member-1"));
        on(rollCall.tick(here.call(), "member-1"));

        assertThat(journal).extracting(Report::said).containsExactly(new MemberSafe(NINE, new MemberId(1)));
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
        return Wire.encode(new HouseNow(
                House.HARBOUR, List.of(), pin, List.of(new Visitor(ANNA, "Anna", EIGHT, null)), null, null));
    }

    /** As it is after the hub has heard of these. */
    private static byte[] houseAfter(List<Report> reports) {
        return houseOf(
                reports.stream()
                        .filter(report -> !(report.said() instanceof RollCallEnded))
                        .map(RollCallTest::seen)
                        .toList(),
                reports.stream()
                        .filter(report -> report.said() instanceof RollCallEnded)
                        .map(Report::occurredAt)
                        .toList());
    }

    private static byte[] houseOf(List<HouseNow.Seen> seen, List<Instant> ended) {
        return Wire.encode(new HouseNow(
                House.HARBOUR, List.of(), VERIFIER, List.of(new Visitor(ANNA, "Anna", EIGHT, null)), seen, ended));
    }

    private HouseBook houseOf(String file) {
        return HouseBook.open(vertx, folder.resolve(file), House.HARBOUR, clock, Optional.empty());
    }

    private void cutOff() {
        heard.cutOff();
        house.cutOff();
    }

    private static HouseNow.Seen seen(Report tick) {
        return tick.said() instanceof MemberSafe safe
                ? new HouseNow.Seen(safe.member(), null, safe.began(), tick.occurredAt())
                : visitor((VisitorSafe) tick.said(), tick.occurredAt());
    }

    private static HouseNow.Seen visitor(VisitorSafe safe, Instant at) {
        return new HouseNow.Seen(null, safe.visit(), safe.began(), at);
    }

    private static List<String> list(RollCall at, Roll roll) {
        return at.look(roll.call()).orElseThrow().people().stream()
                .map(one -> one.name() + (one.seenAt() == null ? "" : " " + one.seenAt()))
                .toList();
    }

    private static <T> T on(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
