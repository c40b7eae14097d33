package foyer.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.TestClock;
import foyer.kiosk.gate.Door;
import foyer.kiosk.gate.Here;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.status.Troubles;
import foyer.kiosk.today.TodayBook;
import foyer.wire.AtEvent;
import foyer.wire.CheckIn;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Direction;
import foyer.wire.DoorRules;
import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.Report;
import foyer.wire.RosterEntry;
import foyer.wire.Today;
import foyer.wire.Today.TodayEvent;
import foyer.wire.Verdict;
import foyer.wire.Wire;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A kiosk before the kitchen, which goes by turns as kiosks do, while a breakfast is on there. */
class RoomsDoorTest {

    private static final Person ADA = Person.named("Ada", 1);
    private static final Person BRUNO = Person.named("Bruno", 2);
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final EventKey BREAKFAST = new EventKey("breakfast", EIGHT.plus(Duration.ofMinutes(75)));
    private static final DeviceId DEVICE = new DeviceId("kitchen-door");

    private final TestClock clock = new TestClock("2026-11-21T09:00:00Z");
    private final RosterBook roster = new RosterBook(House.HARBOUR);
    private final List<CheckIn> kept = new ArrayList<>();
    private final List<AtEvent> said = new ArrayList<>();
    private boolean reportsAreFull;
    private Here here = new Here(DEVICE, "Kitchen");
    private final TodayBook today = new TodayBook(House.HARBOUR, () -> here, null, one -> Future.succeededFuture());
    private final ScanDesk desk = desk();

    @Test
    void whoIsInTheHouseComesToWhatIsOnThereAndIsNotSentHome() {
        membersAre(ADA.seen(Direction.IN, EIGHT));
        onToday(null);

        Verdict.Already already = (Verdict.Already) desk.scanned(ADA.badge()).result();

        assertThat(Objects.requireNonNull(already.visit()).title()).isEqualTo("Breakfast club");
        assertThat(said).containsExactly(new AtEvent(new MemberId(1), BREAKFAST, true, null));
        clock.moves(Duration.ofMinutes(30)); // she goes back to her desk
        assertThat(desk.scanned(ADA.badge()).result()).isInstanceOf(Verdict.Already.class);
        assertThat(kept).isEmpty();
        assertThat(said).hasSize(1);
    }

    @Test
    void whoComesFromTheStreetIsInAndAtIt() {
        membersAre(BRUNO);
        onToday(null);

        Verdict.Welcome welcome = (Verdict.Welcome) desk.scanned(BRUNO.badge()).result();

        assertThat(Objects.requireNonNull(welcome.visit()).title()).isEqualTo("Breakfast club");
        assertThat(kept).extracting(CheckIn::direction).containsExactly(Direction.IN);
    }

    @Test
    void whenItIsFullThatIsSaidAlsoToWhoIsInTheHouse() {
        membersAre(ADA.seen(Direction.IN, EIGHT), BRUNO.seen(Direction.IN, EIGHT));
        onToday(1);
        desk.scanned(ADA.badge());

        Verdict.Refused refused = (Verdict.Refused) desk.scanned(BRUNO.badge()).result();

        assertThat(refused.reason()).isEqualTo(Verdict.Reason.EVENT_FULL);
        assertThat(said).extracting(AtEvent::member).containsExactly(new MemberId(1));
        clock.moves(Duration.ofMinutes(2));
        assertThat(desk.scanned(ADA.badge()).result()).isInstanceOf(Verdict.Already.class); // who has her place
    }

    @Test
    void whoseComingCouldNotBeWrittenDownHasNotCome() {
        membersAre(ADA.seen(Direction.IN, EIGHT));
        onToday(1);
        reportsAreFull = true;
        assertThat(((Verdict.Already) desk.scanned(ADA.badge()).result()).visit())
                .isNull();

        reportsAreFull = false;
        clock.moves(Duration.ofMinutes(2));

        assertThat(((Verdict.Already) desk.scanned(ADA.badge()).result()).visit())
                .isNotNull();
    }

    @Test
    void theDoorOfAnEventLeadsToItFirstAndHomeAfterwards() {
        here = new Here(DEVICE, null); // of the whole house, but for this hour
        membersAre(ADA.seen(Direction.IN, EIGHT));
        onToday(null, DEVICE);

        assertThat(desk.scanned(ADA.badge()).result()).isInstanceOf(Verdict.Already.class);
        clock.moves(Duration.ofMinutes(40));

        assertThat(desk.scanned(ADA.badge()).result()).isInstanceOf(Verdict.Goodbye.class);
    }

    @Test
    void whereEventsAreNotCountedTheDoorGoesByTurns() {
        here = Here.WITHOUT_EVENTS;
        membersAre(ADA.seen(Direction.IN, EIGHT));
        onToday(null, DEVICE);

        assertThat(desk.scanned(ADA.badge()).result()).isInstanceOf(Verdict.Goodbye.class);
    }

    private void onToday(@Nullable Integer places) {
        onToday(places, null);
    }

    private void onToday(@Nullable Integer places, @Nullable DeviceId door) {
        Instant starts = BREAKFAST.recurrenceId();
        TodayEvent breakfast = new TodayEvent(
                BREAKFAST,
                "Breakfast club",
                "Kitchen",
                starts,
                starts.plusSeconds(3_600),
                places,
                List.of(),
                List.of(),
                door,
                null);
        today.arrived(Wire.encode(new Today(House.HARBOUR, "-", EIGHT, 0, DoorRules.NONE, List.of(breakfast))));
    }

    private void membersAre(Person... people) {
        roster.heard(House.snapshot(1, Stream.of(people).map(Person::entry).toArray(RosterEntry[]::new)));
    }

    private ScanDesk desk() {
        AtomicLong ids = new AtomicLong();
        Drafts drafts = new Drafts(House.HARBOUR, DEVICE, clock, () -> new UUID(0x7000, ids.incrementAndGet()));
        return new ScanDesk(
                () -> new Door(Passage.TOGGLE, House.ROME, true, today.now()),
                roster,
                new UsedCodes(List.of(), used -> Future.succeededFuture()),
                drafts,
                numbered -> {
                    kept.add(numbered.apply(kept.size() + 1L));
                    return Future.succeededFuture(kept.get(kept.size() - 1));
                },
                new EventDesk(today, new Reporter(drafts, this::report), () -> true),
                Unseen.BOARD,
                new Troubles());
    }

    private Future<Report> report(LongFunction<Report> numbered) {
        if (reportsAreFull) {
            return Future.failedFuture("no room");
        }
        Report report = numbered.apply(said.size() + 1L);
        said.add((AtEvent) report.said());
        return Future.succeededFuture(report);
    }

    private enum Unseen implements VerdictBoard {
        BOARD;

        @Override
        public void show(Shown shown) {}

        @Override
        public void amend(Shown there) {}

        @Override
        public void stay(Verdict verdict) {}
    }
}
