package foyer.kiosk.people;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.TestClock;
import foyer.kiosk.desk.Drafts;
import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.desk.Shown;
import foyer.kiosk.desk.UsedCodes;
import foyer.kiosk.desk.VerdictBoard;
import foyer.kiosk.gate.Door;
import foyer.kiosk.people.ForgottenBadge.Answered;
import foyer.kiosk.people.ForgottenBadge.Asked;
import foyer.kiosk.people.ForgottenBadge.CutOff;
import foyer.kiosk.people.ForgottenBadge.NobodyMeant;
import foyer.kiosk.people.ForgottenBadge.Outcome;
import foyer.kiosk.people.ForgottenBadge.TooMany;
import foyer.kiosk.people.ForgottenBadge.WrongPin;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.status.Troubles;
import foyer.wire.CheckIn;
import foyer.wire.Command;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Direction;
import foyer.wire.DoorAsk;
import foyer.wire.Verdict;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgottenBadgeTest {

    private static final Person ADA = Person.named("Ada Lovelace", 1);
    private static final Person BRUNO = Person.named("Bruno Rossi", 2);
    private static final Pin RIGHT = new Pin("2718");
    private static final Pin WRONG = new Pin("3141");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-22T09:00:00Z");
    private final RosterBook roster = new RosterBook(House.HARBOUR);
    private final List<CheckIn> kept = new ArrayList<>();
    private final List<Verdict> shown = new ArrayList<>();
    private final Line line = new Line();
    private final AtomicLong number = new AtomicLong();
    private final Drafts drafts = new Drafts(
            House.HARBOUR, new DeviceId("front-door"), clock, () -> new UUID(0x7000, number.incrementAndGet()));
    private boolean badgesSuffice = true;
    private ScanDesk desk;
    private final Names names = new Names(roster, clock, () -> "handle-" + number.incrementAndGet());
    private ForgottenBadge forgotten;

    @BeforeEach
    void open() {
        UsedCodes used = UsedCodes.open(vertx, folder.resolve("used-codes.json"));
        desk = new ScanDesk(
                this::door, roster, used, drafts, this::keep, House.noEvents(drafts), new Board(), new Troubles());
        forgotten = new ForgottenBadge(vertx, names, roster, this::door, desk, drafts, line);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    // By PIN ------------------------------------------------------------------------------------------------------

    @Test
    void theRightPinIsAScan() {
        adaHasAPin();

        assertThat(tried("ada", RIGHT)).isInstanceOf(Answered.class);
        clock.moves(Duration.ofHours(2));
        assertThat(tried("ada", RIGHT)).isInstanceOf(Answered.class);

        assertThat(kept).extracting(CheckIn::direction).containsExactly(Direction.IN, Direction.OUT);
        assertThat(kept).allSatisfy(checkIn -> assertThat(checkIn.pass()).isNull());
        assertThat(shown.get(0)).isInstanceOf(Verdict.Welcome.class);
        assertThat(shown.get(1)).isInstanceOf(Verdict.Goodbye.class);
    }

    @Test
    void theWrongOneOpensNothingAndNeitherDoesOneWhereThereIsNone() {
        adaHasAPin();

        assertThat(tried("ada", WRONG)).isInstanceOf(WrongPin.class);
        assertThat(tried("bruno", RIGHT)).isInstanceOf(WrongPin.class);
        assertThat(kept).isEmpty();
        assertThat(shown).isEmpty();
    }

    @Test
    void fiveWrongOnesRestThePinButNotTheBadge() {
        adaHasAPin();
        for (int i = 0; i < 5; i++) {
            tried("ada", WRONG);
        }

        assertThat(tried("ada", RIGHT)).isEqualTo(new TooMany(Duration.ofMinutes(15)));
        assertThat(on(desk.scanned(ADA.badge()))).isInstanceOf(Verdict.Welcome.class);
        clock.moves(Duration.ofMinutes(15));
        assertThat(tried("ada", RIGHT)).isInstanceOf(Answered.class);
    }

    @Test
    void thePauseGrowsAndARightPinEndsIt() {
        Guesses guesses = new Guesses(clock);
        List<Duration> pauses = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 5; i++) {
                assertThat(guesses.take(ADA.entry().member())).isEmpty();
            }
            pauses.add(guesses.take(ADA.entry().member()).orElseThrow());
            clock.moves(pauses.get(pauses.size() - 1));
        }
        guesses.take(ADA.entry().member());
        guesses.right(ADA.entry().member());

        assertThat(pauses).startsWith(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(1));
        assertThat(pauses).endsWith(Duration.ofDays(1));
        for (int i = 0; i < 5; i++) {
            assertThat(guesses.take(ADA.entry().member())).isEmpty();
        }
    }

    @Test
    void tenMinutesOfGuessingAtEverybodysGetAtMost55Tries() {
        Guesses guesses = new Guesses(clock);
        int tries = 0;
        for (int second = 0; second < 600; second++) {
            for (int member = 1; member <= 3; member++) {
                Person somebody = Person.named("Somebody", second * 3L + member);
                tries += guesses.take(somebody.entry().member()).isEmpty() ? 1 : 0;
            }
            clock.moves(Duration.ofSeconds(1));
        }

        assertThat(tries).isBetween(50, 55);
    }

    @Test
    void aPinIsGoodAsLongAsAPassIsAndNotWhereThePhoneIsAskedFor() {
        roster.heard(House.snapshot(1, ADA.withPin("2718", House.FROM)));
        assertThat(refusal(tried("ada", RIGHT))).isEqualTo(Verdict.Reason.EXPIRED);

        adaHasAPin();
        badgesSuffice = false;
        assertThat(refusal(tried("ada", RIGHT))).isEqualTo(Verdict.Reason.PRINTED_BADGE);
        assertThat(kept).isEmpty();
    }

    // By the desk -------------------------------------------------------------------------------------------------

    @Test
    void theDeskLetsHerIn() {
        adaHasAPin();

        assertThat(asked("ada")).isInstanceOf(Asked.class);
        forgotten.heard(new Command.LetIn(line.asks.get(0).id()));
        forgotten.heard(new Command.LetIn(line.asks.get(0).id())); // heard twice it is still once

        assertThat(shown).singleElement().isInstanceOf(Verdict.Welcome.class);
        assertThat(kept).singleElement().satisfies(checkIn -> assertThat(checkIn.member())
                .isEqualTo(ADA.entry().member()));
    }

    @Test
    void theDeskDoesNot() {
        adaHasAPin();
        asked("ada");

        forgotten.heard(new Command.TurnAway(line.asks.get(0).id()));
        forgotten.heard(new Command.LetIn(line.asks.get(0).id()));

        assertThat(shown).singleElement().isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(
                        refused.reason())
                .isEqualTo(Verdict.Reason.NOT_LET_IN));
        assertThat(kept).isEmpty();
    }

    @Test
    void tooLateAnAnswerOpensNothing() {
        adaHasAPin();
        asked("ada");
        clock.moves(Duration.ofMinutes(3));

        forgotten.heard(new Command.LetIn(line.asks.get(0).id()));
        forgotten.heard(new Command.LetIn(UUID.randomUUID()));

        assertThat(kept).isEmpty();
    }

    @Test
    void askingTwiceIsAskingOnce() {
        adaHasAPin();

        asked("ada");
        asked("ada");

        assertThat(line.asks).hasSize(1);
    }

    @Test
    void cutOffTheDeskCannotBeAsked() {
        adaHasAPin();
        line.open = false;

        assertThat(asked("ada")).isInstanceOf(CutOff.class);
        assertThat(on(forgotten.askDesk("invented"))).isInstanceOf(NobodyMeant.class);
        assertThat(on(forgotten.tried("invented", RIGHT))).isInstanceOf(NobodyMeant.class);
    }

    private void adaHasAPin() {
        roster.heard(House.snapshot(2, ADA.withPin("2718", House.UNTIL), BRUNO.entry()));
    }

    private Outcome tried(String name, Pin pin) {
        return on(forgotten.tried(handle(name), pin));
    }

    private Outcome asked(String name) {
        return on(forgotten.askDesk(handle(name)));
    }

    private String handle(String name) {
        return ((Names.Found) names.find(name)).names().get(0).handle();
    }

    private static Verdict.Reason refusal(Outcome outcome) {
        return ((Verdict.Refused) ((Answered) outcome).verdict()).reason();
    }

    private Door door() {
        return new Door(Passage.TOGGLE, House.ROME, badgesSuffice, House.QUIET);
    }

    private Future<CheckIn> keep(LongFunction<CheckIn> numbered) {
        kept.add(numbered.apply(kept.size() + 1L));
        return Future.succeededFuture(kept.get(kept.size() - 1));
    }

    private static <T> T on(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static final class Line implements DeskLine {
        final List<DoorAsk> asks = new ArrayList<>();
        boolean open = true;

        @Override
        public boolean open() {
            return open;
        }

        @Override
        public Future<Void> ask(DoorAsk ask) {
            asks.add(ask);
            return Future.succeededFuture();
        }
    }

    private final class Board implements VerdictBoard {
        @Override
        public void show(Shown now) {
            shown.add(now.verdict());
        }

        @Override
        public void amend(Shown now) {}

        @Override
        public void stay(Verdict verdict) {}
    }
}
