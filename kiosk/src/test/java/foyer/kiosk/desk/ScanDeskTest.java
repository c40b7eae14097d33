package foyer.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.House.Phone;
import foyer.kiosk.TestClock;
import foyer.kiosk.gate.Door;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.status.Troubles;
import foyer.kiosk.today.TodayBook;
import foyer.wire.AtEvent;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Direction;
import foyer.wire.DoorRules;
import foyer.wire.EventKey;
import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import foyer.wire.Report;
import foyer.wire.RosterEntry;
import foyer.wire.Today;
import foyer.wire.Today.Question;
import foyer.wire.Today.TodayEvent;
import foyer.wire.Verdict;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanDeskTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00.123Z");
    private static final Person ADA = Person.named("Ada", 1);
    private static final Person BRUNO = Person.named("Bruno", 2);

    private final TestClock clock = new TestClock("2026-11-21T09:00:00.123456Z");
    private final RosterBook roster = new RosterBook(House.HARBOUR);
    private final JournalInMemory journal = new JournalInMemory();
    private final BoardInMemory board = new BoardInMemory();
    private final Troubles troubles = new Troubles();
    private final UsedCodes used = new UsedCodes(List.of(), kept -> Future.succeededFuture());
    private final TodayBook today =
            new TodayBook(House.HARBOUR, () -> House.FRONT_DOOR, null, kept -> Future.succeededFuture());
    private final List<Report> reports = new ArrayList<>();
    private boolean reportsAreFull;
    private Passage passage = Passage.TOGGLE;
    private final ScanDesk desk = desk();

    // Keeping -----------------------------------------------------------------------------------------------------

    @Test
    void adaIsWelcomedOnceHerCheckInIsKept() {
        membersAre(ADA);
        journal.isSlow();

        desk.scanned(ADA.badge());
        assertThat(board.shown).isEmpty();

        journal.isDone();
        CheckIn kept = journal.kept.get(0);
        assertThat(board.last()).isEqualTo(new Verdict.Welcome(kept.id(), "Ada", NINE, null, null, List.of()));
        assertThat(kept.direction()).isEqualTo(Direction.IN);
        assertThat(kept.seq()).isEqualTo(1);
        assertThat(kept.occurredAt()).isEqualTo(NINE);
    }

    @Test
    void ofTwoReadingsOfAHandScannerTheOneThatThisHouseSignedCounts() {
        membersAre(ADA);
        String misread = ADA.badge().replace('Y', '#').replace('Z', 'Y').replace('#', 'Z');

        desk.scanned(misread, ADA.badge());
        assertThat(board.last()).isInstanceOf(Verdict.Welcome.class);

        clock.moves(Duration.ofMinutes(2));
        desk.scanned(ADA.badge(), misread);
        assertThat(board.last()).isInstanceOf(Verdict.Goodbye.class);

        desk.scanned("neither", "nor");
        assertThat(refusal()).isEqualTo(Verdict.Reason.NOT_A_PASS);
    }

    @Test
    void aCheckInThatCannotBeKeptIsNoTick() {
        membersAre(ADA);
        journal.isFull();

        desk.scanned(ADA.badge());

        assertThat(refusal()).isEqualTo(Verdict.Reason.NOT_KEPT);
        assertThat(troubles.words()).singleElement().asString().contains("disk");
    }

    @Test
    void theOperatorHearsThatTheDiskIsWellAgain() {
        membersAre(ADA);
        journal.isFull();
        desk.scanned(ADA.badge());

        journal.isWell();
        clock.moves(Duration.ofSeconds(10));
        desk.scanned(ADA.badge());

        assertThat(board.last()).isInstanceOf(Verdict.Welcome.class);
        assertThat(troubles.words()).isEmpty();
    }

    @Test
    void aRefusedBadgeKeepsNothing() {
        membersAre(ADA);

        desk.scanned(BRUNO.badge());

        assertThat(refusal()).isEqualTo(Verdict.Reason.UNKNOWN_MEMBER);
        assertThat(journal.kept).isEmpty();
    }

    // Sightings ---------------------------------------------------------------------------------------------------

    @Test
    void aBadgeHeldUpForTenSecondsIsOneScan() {
        membersAre(ADA);

        for (int tenth = 0; tenth < 100; tenth++) {
            desk.scanned(ADA.badge());
            clock.moves(Duration.ofMillis(100));
        }

        assertThat(journal.kept).hasSize(1);
        assertThat(board.shown).hasSize(1);
        assertThat(board.stays).isEqualTo(99);
    }

    @Test
    void theNextPersonIsAnsweredAtOnce() {
        membersAre(ADA, BRUNO);

        desk.scanned(ADA.badge());
        desk.scanned(BRUNO.badge());
        desk.scanned(ADA.badge());

        assertThat(journal.kept).extracting(checkIn -> checkIn.member().value()).containsExactly(1L, 2L);
        assertThat(board.last()).isInstanceOfSatisfying(Verdict.Welcome.class, welcome -> assertThat(welcome.name())
                .isEqualTo("Bruno"));
    }

    @Test
    void whoeverComesBackBehindAnotherIsAnsweredAgain() {
        membersAre(ADA);
        desk.scanned(BRUNO.badge());
        clock.moves(Duration.ofMillis(700));
        desk.scanned(ADA.badge());
        clock.moves(Duration.ofMillis(700));

        desk.scanned(BRUNO.badge());

        assertThat(refusal()).isEqualTo(Verdict.Reason.UNKNOWN_MEMBER);
    }

    @Test
    void twoBadgesInSightAtOnceDoNotTakeTurns() {
        membersAre(ADA, BRUNO);

        for (int tenth = 0; tenth < 40; tenth++) {
            desk.scanned(tenth % 2 == 0 ? ADA.badge() : BRUNO.badge());
            clock.moves(Duration.ofMillis(100));
        }

        assertThat(board.last()).isInstanceOf(Verdict.Welcome.class);
        assertThat(journal.kept).hasSize(2);
    }

    @Test
    void aBadgeThatComesBackAfterThreeSecondsIsASecondScan() {
        membersAre(ADA);

        desk.scanned(ADA.badge());
        clock.moves(Duration.ofSeconds(3));
        desk.scanned(ADA.badge());

        assertThat(board.last()).isInstanceOf(Verdict.Already.class);
        assertThat(board.shown).extracting(Shown::number).containsExactly(1L, 2L);
    }

    @Test
    void aSecondReadingWhileTheFirstIsBeingKeptGetsTheSameAnswer() {
        membersAre(ADA);
        journal.isSlow();

        Future<Verdict> first = desk.scanned(ADA.badge());
        Future<Verdict> second = desk.scanned(ADA.badge());
        journal.isDone();

        assertThat(second.result()).isEqualTo(first.result()).isInstanceOf(Verdict.Welcome.class);
        assertThat(journal.kept).hasSize(1);
    }

    // Phones ------------------------------------------------------------------------------------------------------

    @Test
    void aPhoneHeldUpIsOneScanAlsoWhenItsCodeChanges() {
        membersAre(ADA);
        Phone phone = new Phone(ADA);

        for (int second = 0; second < 65; second++) {
            desk.scanned(phone.code(clock.instant()));
            clock.moves(Duration.ofSeconds(1));
        }

        assertThat(journal.kept).hasSize(1);
        assertThat(board.shown).hasSize(1);
        assertThat(board.stays).isEqualTo(64);
    }

    @Test
    void aCodeThatComesBackIsRefusedHoweverItIsSpelled() {
        membersAre(ADA);
        String code = new Phone(ADA).code(clock.instant());
        desk.scanned(code);
        clock.moves(Duration.ofSeconds(4));

        desk.scanned(code);
        assertThat(refusal()).isEqualTo(Verdict.Reason.CODE_USED);
        desk.scanned(code.toLowerCase(Locale.ROOT));
        assertThat(refusal()).isEqualTo(Verdict.Reason.CODE_USED);
        assertThat(journal.kept).hasSize(1);
    }

    @Test
    void theCheckInSaysWhichPassWasHeldUp() {
        membersAre(ADA);

        desk.scanned(new Phone(ADA).code(clock.instant()));

        assertThat(journal.kept).extracting(CheckIn::pass).containsExactly(ADA.pass());
    }

    @Test
    void theNextCodeAMinuteLaterIsTheNextScan() {
        membersAre(ADA);
        Phone phone = new Phone(ADA);
        desk.scanned(phone.code(clock.instant()));
        clock.moves(Duration.ofSeconds(61));

        desk.scanned(phone.code(clock.instant()));

        assertThat(board.last()).isInstanceOf(Verdict.Goodbye.class);
    }

    // Turning round -----------------------------------------------------------------------------------------------

    @Test
    void oneTapTurnsACheckInRound() {
        membersAre(ADA);
        desk.scanned(ADA.badge());
        clock.moves(Duration.ofSeconds(2));

        desk.turn(turnable());

        assertThat(journal.kept).extracting(CheckIn::direction).containsExactly(Direction.IN, Direction.OUT);
        assertThat(journal.kept).extracting(CheckIn::seq).containsExactly(1L, 2L);
        assertThat(board.last()).isInstanceOf(Verdict.Goodbye.class);
    }

    @Test
    void aSecondTapOnTheSameCheckInTurnsNothing() {
        membersAre(ADA);
        desk.scanned(ADA.badge());
        CheckInId first = turnable();

        desk.turn(first);
        desk.turn(first);

        assertThat(journal.kept).hasSize(2);
    }

    @Test
    void atAToggleASecondScanWithinTheMinuteOffersTheTap() {
        membersAre(ADA);
        desk.scanned(ADA.badge());
        CheckInId checkIn = journal.kept.get(0).id();

        clock.moves(Duration.ofSeconds(20));
        desk.scanned(ADA.badge());

        assertThat(board.last()).isEqualTo(new Verdict.Already(Direction.IN, "Ada", NINE, null, null));
        assertThat(turnable()).isEqualTo(checkIn);
    }

    @Test
    void anEntranceOffersNoTap() {
        passage = Passage.IN;
        membersAre(ADA);

        desk.scanned(ADA.badge());

        assertThat(board.shown).extracting(Shown::turnable).containsOnlyNulls();
    }

    @Test
    void atAToggleAdaGoesInTheEveningWithoutTheHubHavingHeardOfHerMorning() {
        membersAre(ADA);
        desk.scanned(ADA.badge());

        clock.moves(Duration.ofHours(8));
        desk.scanned(ADA.badge());

        assertThat(board.last()).isInstanceOf(Verdict.Goodbye.class);
    }

    // Introductions -----------------------------------------------------------------------------------------------

    @Test
    void anIntroductionIsToldTwiceAndThenNoMore() {
        IntroductionCard bruno = card(NINE.plusSeconds(3600));
        membersAre(ADA.toMeet(bruno));

        List<IntroductionCard> told = new ArrayList<>();
        for (int scan = 0; scan < 3; scan++) {
            desk.scanned(ADA.badge());
            told.add(introduction());
            clock.moves(Duration.ofSeconds(10));
        }

        assertThat(told).containsExactly(bruno, bruno, null);
    }

    @Test
    void anIntroductionWhoseTimeIsOverIsNotTold() {
        membersAre(ADA.toMeet(card(NINE)));

        desk.scanned(ADA.badge());

        assertThat(introduction()).isNull();
    }

    // Events ------------------------------------------------------------------------------------------------------

    private static final EventKey BREAKFAST = new EventKey("breakfast", Instant.parse("2026-11-21T09:15:00Z"));
    private static final EventKey BOOKS = new EventKey("books", Instant.parse("2026-11-21T17:00:00Z"));

    @Test
    void oneScanIsPresenceAndAttendanceForWhoeverIsExpected() {
        membersAre(ADA, BRUNO);
        onToday(breakfast(null, ADA), books());

        desk.scanned(ADA.badge());

        Verdict.Welcome welcome = (Verdict.Welcome) board.last();
        assertThat(Objects.requireNonNull(welcome.visit()).title()).isEqualTo("Breakfast club");
        assertThat(welcome.today()).extracting(Verdict.Line::title).containsExactly("Bookbinding");
        assertThat(said()).containsExactly(new AtEvent(new MemberId(1), BREAKFAST, true, null));

        desk.scanned(BRUNO.badge()); // who only works here
        assertThat(((Verdict.Welcome) board.last()).visit()).isNull();
        assertThat(((Verdict.Welcome) board.last()).today())
                .extracting(Verdict.Line::title)
                .containsExactly("Breakfast club", "Bookbinding");
        assertThat(said()).hasSize(1);
    }

    @Test
    void oneTapSaysThatTheyAreNotHereForIt() {
        membersAre(ADA);
        onToday(breakfast(null, ADA));
        desk.scanned(ADA.badge());
        long number = board.shown.get(0).number();

        assertThat(desk.notForIt(number).result()).isTrue();
        assertThat(desk.notForIt(number).result()).isFalse();

        assertThat(((Verdict.Welcome) board.last()).visit()).isNull();
        assertThat(said()).extracting(AtEvent::came).containsExactly(true, false);
    }

    @Test
    void whoTurnsOnTheirHeelDidNotComeToIt() {
        membersAre(ADA);
        onToday(breakfast(null, ADA));
        desk.scanned(ADA.badge());

        desk.turn(journal.kept.get(0).id());

        assertThat(said()).extracting(AtEvent::came).containsExactly(true, false);
    }

    @Test
    void whatCouldNotBeKeptOfAnEventMayBeSaidAgain() {
        membersAre(ADA);
        onToday(breakfast(new Question("Vegetarian?", List.of()), ADA));
        desk.scanned(ADA.badge());
        long number = board.shown.get(0).number();
        reportsAreFull = true;
        assertThat(desk.answered(number, "yes").failed()).isTrue();
        assertThat(desk.notForIt(number).failed()).isTrue();

        reportsAreFull = false;
        assertThat(desk.answered(number, "yes").result()).isTrue();
        assertThat(desk.notForIt(number).result()).isTrue();
        assertThat(desk.notForIt(number).result()).isFalse();
        assertThat(said()).extracting(AtEvent::came).containsExactly(true, true, false);
    }

    @Test
    void theQuestionIsAskedOnceAndAnsweredOnce() {
        membersAre(ADA);
        onToday(breakfast(new Question("Vegetarian?", List.of()), ADA));
        desk.scanned(ADA.badge());
        long number = board.shown.get(0).number();

        assertThat(desk.answered(number, "perhaps").result()).isFalse();
        assertThat(desk.answered(number, "yes").result()).isTrue();
        assertThat(desk.answered(number, "no").result()).isFalse();
        assertThat(said()).last().isEqualTo(new AtEvent(new MemberId(1), BREAKFAST, true, "yes"));

        clock.moves(Duration.ofMinutes(3));
        desk.scanned(ADA.badge()); // out for air
        clock.moves(Duration.ofMinutes(3));
        desk.scanned(ADA.badge());
        assertThat(Objects.requireNonNull(((Verdict.Welcome) board.last()).visit())
                        .question())
                .isNull();
    }

    @Test
    void anAnswerThatComesWhenTheNextPersonIsThereChangesNothingOnThePage() {
        membersAre(ADA, BRUNO);
        onToday(breakfast(new Question("Vegetarian?", List.of()), ADA));
        desk.scanned(ADA.badge());
        long number = board.shown.get(0).number();
        desk.scanned(BRUNO.badge());
        Verdict brunos = board.last();

        assertThat(desk.answered(number, "no").result()).isTrue();
        assertThat(board.last()).isEqualTo(brunos);
    }

    @Test
    void whoIsInTheHouseComesToTheEventAtItsOwnDoor() {
        passage = Passage.IN;
        membersAre(ADA.seen(Direction.IN, NINE.minusSeconds(1_800)));
        onToday(ofItsOwnDoor(breakfast(null)));

        desk.scanned(ADA.badge());

        Verdict.Already already = (Verdict.Already) board.last();
        assertThat(Objects.requireNonNull(already.visit()).title()).isEqualTo("Breakfast club");
        assertThat(said()).containsExactly(new AtEvent(new MemberId(1), BREAKFAST, true, null));
    }

    @Test
    void whoGoesFromAnEventIsAskedAboutItAndNobodyElseIs() {
        membersAre(ADA, BRUNO);
        onToday(breakfast(null, ADA));
        desk.scanned(ADA.badge());
        desk.scanned(BRUNO.badge());
        clock.moves(Duration.ofMinutes(80)); // it has just ended

        desk.scanned(ADA.badge());
        assertThat(Objects.requireNonNull(((Verdict.Goodbye) board.last()).visit())
                        .title())
                .isEqualTo("Breakfast club");
        desk.scanned(BRUNO.badge());
        assertThat(((Verdict.Goodbye) board.last()).visit()).isNull();
    }

    @Test
    void anIntroductionWhoseTimeIsOverIsNotToldAfterAnHourWithoutTheHub() {
        membersAre(ADA.toMeet(untilTen()));

        clock.moves(Duration.ofMinutes(61)); // cut off: the roster says what it said

        desk.scanned(ADA.badge());
        assertThat(((Verdict.Welcome) board.last()).introduction()).isNull();
    }

    private static IntroductionCard untilTen() {
        return new IntroductionCard(
                List.of("Grace"),
                "You both bind books",
                "Which paper do you come back to?",
                "the long table",
                Instant.parse("2026-11-21T10:00:00Z"));
    }

    private void onToday(TodayEvent... events) {
        today.arrived(Wire.encode(new Today(House.HARBOUR, "-", NINE, 0, DoorRules.NONE, List.of(events))));
    }

    private static TodayEvent breakfast(@Nullable Question question, Person... expected) {
        return new TodayEvent(
                BREAKFAST,
                "Breakfast club",
                "Kitchen",
                BREAKFAST.recurrenceId(),
                BREAKFAST.recurrenceId().plusSeconds(3_600),
                null,
                Stream.of(expected).map(person -> new MemberId(person.number())).toList(),
                List.of(),
                null,
                question);
    }

    private static TodayEvent ofItsOwnDoor(TodayEvent event) {
        return new TodayEvent(
                event.event(),
                event.title(),
                event.room(),
                event.startsAt(),
                event.endsAt(),
                event.places(),
                event.expected(),
                event.came(),
                new DeviceId("front-door"),
                event.question());
    }

    private static TodayEvent books() {
        return new TodayEvent(
                BOOKS,
                "Bookbinding",
                "Chart Room",
                BOOKS.recurrenceId(),
                BOOKS.recurrenceId().plusSeconds(3_600),
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private List<AtEvent> said() {
        return reports.stream().map(report -> (AtEvent) report.said()).toList();
    }

    private ScanDesk desk() {
        AtomicLong ids = new AtomicLong();
        Drafts drafts = new Drafts(
                House.HARBOUR, new DeviceId("front-door"), clock, () -> new UUID(0x7000, ids.incrementAndGet()));
        EventDesk events = new EventDesk(today, new Reporter(drafts, this::report), () -> true);
        return new ScanDesk(
                () -> new Door(passage, House.ROME, true, today.now()),
                roster,
                used,
                drafts,
                journal,
                events,
                board,
                troubles);
    }

    private Future<Report> report(LongFunction<Report> numbered) {
        if (reportsAreFull) {
            return Future.failedFuture("no room");
        }
        Report report = numbered.apply(reports.size() + 1);
        reports.add(report);
        return Future.succeededFuture(report);
    }

    private void membersAre(Person... people) {
        roster.heard(
                House.snapshot(1, List.of(people).stream().map(Person::entry).toArray(RosterEntry[]::new)));
    }

    private Verdict.Reason refusal() {
        assertThat(board.last()).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) board.last()).reason();
    }

    private CheckInId turnable() {
        CheckInId turnable = board.shown.get(board.shown.size() - 1).turnable();
        if (turnable == null) {
            throw new AssertionError("nothing to turn round");
        }
        return turnable;
    }

    private @Nullable IntroductionCard introduction() {
        Verdict last = board.last();
        return last instanceof Verdict.Welcome welcome
                ? welcome.introduction()
                : ((Verdict.Already) last).introduction();
    }

    private static IntroductionCard card(Instant until) {
        return new IntroductionCard(
                List.of("Bruno"), "You both bind books", "Which book was the hardest?", "the long table", until);
    }

    private static final class BoardInMemory implements VerdictBoard {

        final List<Shown> shown = new ArrayList<>();
        int stays;

        @Override
        public void show(Shown one) {
            shown.add(one);
        }

        @Override
        public void amend(Shown there) {
            shown.set(shown.size() - 1, there);
        }

        @Override
        public void stay(Verdict verdict) {
            if (verdict.equals(last())) {
                stays++;
            }
        }

        Verdict last() {
            return shown.get(shown.size() - 1).verdict();
        }
    }

    /** Numbers and keeps as the real one does; can be slow, or full. */
    private static final class JournalInMemory implements Keeping {

        final List<CheckIn> kept = new ArrayList<>();
        private final List<Runnable> pending = new ArrayList<>();
        private boolean slow;
        private boolean full;

        void isSlow() {
            slow = true;
        }

        void isDone() {
            slow = false;
            pending.forEach(Runnable::run);
            pending.clear();
        }

        void isFull() {
            full = true;
        }

        void isWell() {
            full = false;
        }

        @Override
        public Future<CheckIn> keep(LongFunction<CheckIn> numbered) {
            Promise<CheckIn> promise = Promise.promise();
            Runnable act = () -> {
                if (full) {
                    promise.fail(new IOException("No space left on device"));
                } else {
                    kept.add(numbered.apply(kept.size() + 1L));
                    promise.complete(kept.get(kept.size() - 1));
                }
            };
            if (slow) {
                pending.add(act);
            } else {
                act.run();
            }
            return promise.future();
        }
    }
}
