package foyer.kiosk.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.TestClock;
import foyer.kiosk.desk.Drafts;
import foyer.kiosk.desk.Reporter;
import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.desk.Shown;
import foyer.kiosk.desk.UsedCodes;
import foyer.kiosk.desk.VerdictBoard;
import foyer.kiosk.gate.Door;
import foyer.kiosk.people.Names;
import foyer.kiosk.roster.LastHeard;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.status.Troubles;
import foyer.kiosk.visitors.Visitors.Received;
import foyer.kiosk.visitors.Visitors.Word;
import foyer.wire.Command;
import foyer.wire.Command.Announced.Heard;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.HouseNow;
import foyer.wire.HouseNow.Visitor;
import foyer.wire.PassId;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.Said;
import foyer.wire.Verdict;
import foyer.wire.VisitorCame;
import foyer.wire.VisitorLeft;
import foyer.wire.Wire;
import foyer.wire.pass.Pass;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
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

class VisitorsTest {

    private static final Person ADA = Person.named("Ada Lovelace", 1);
    private static final PassId GUEST = new PassId(0xCAFE);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-22T09:00:00Z");
    private final RosterBook roster = new RosterBook(House.HARBOUR);
    private final List<Report> journal = new ArrayList<>();
    private final List<HouseNow> kept = new ArrayList<>();
    private final List<Verdict> shown = new ArrayList<>();
    private final AtomicLong number = new AtomicLong();
    private final Drafts drafts = new Drafts(
            House.HARBOUR, new DeviceId("front-door"), clock, () -> new UUID(0x7000, number.incrementAndGet()));
    private final Names names = new Names(roster, clock, () -> "handle-" + number.incrementAndGet());
    private final LastHeard heard = new LastHeard(clock, Optional.empty());
    private final HouseBook book = new HouseBook(House.HARBOUR, house(null), clock, heard, now -> {
        kept.add(now);
        return Future.succeededFuture();
    });
    private boolean online = true;
    private boolean diskIsFull;
    private final Visitors visitors = new Visitors(
            vertx,
            names,
            book,
            new Reporter(drafts, numbered -> {
                if (diskIsFull) {
                    return Future.failedFuture("no room");
                }
                journal.add(numbered.apply(journal.size() + 1L));
                return Future.succeededFuture(journal.get(journal.size() - 1));
            }),
            () -> online);
    private ScanDesk desk;

    @BeforeEach
    void open() {
        roster.heard(House.snapshot(1, ADA.entry()));
        desk = new ScanDesk(
                        () -> new Door(Passage.TOGGLE, House.ROME, true, House.QUIET),
                        roster,
                        UsedCodes.open(vertx, folder.resolve("used.json")),
                        drafts,
                        numbered -> Future.failedFuture("a guest is no check-in"),
                        House.noEvents(drafts),
                        new Board(),
                        new Troubles())
                .letGo(visitors::left);
    }

    @AfterEach
    void close() throws Exception {
        on(vertx.close());
    }

    @Test
    void annaIsWrittenDownWithHerHostAndGetsThePass() throws Exception {
        Future<Received> received = visitors.came(" Anna Berg ", handleOf("ada"), "Ada L…");
        assertThat(said())
                .containsExactly(new VisitorCame("Anna Berg", ADA.entry().member(), null));
        assertThat(received.isComplete()).isFalse();

        UUID visit = journal.get(0).id().value();
        visitors.heard(new Command.DayPass(visit, House.signed(pass()), TODAY));

        assertThat(on(received).word()).isEqualTo(Word.TELLING); // the pass is here; nobody has said more
        assertThat(on(received).qr()).startsWith("<svg");
        assertThat(book.visitors()).extracting(Visitor::name).containsExactly("Anna Berg");
    }

    @Test
    void cutOffSheIsWrittenDownAllTheSameAndAskedToRing() throws Exception {
        online = false;

        Received received = on(visitors.came("Anna", null, " the bindery "));

        assertThat(received.word()).isEqualTo(Word.NOBODY);
        assertThat(received.qr()).isNull();
        assertThat(said()).containsExactly(new VisitorCame("Anna", null, "the bindery"));
        assertThat(book.visitors()).hasSize(1);
    }

    @Test
    void sheIsToldWhatTheHubHasDoneAndNoMore() throws Exception {
        Future<Received> received = visitors.came("Anna", handleOf("ada"), "Ada L…");
        UUID visit = journal.get(0).id().value();
        visitors.heard(new Command.DayPass(visit, House.signed(pass()), TODAY));
        on(received);

        assertThat(word(visit)).isEqualTo(Word.TELLING);
        visitors.heard(new Command.Announced(visit, Heard.NOBODY));
        assertThat(word(visit)).isEqualTo(Word.NOBODY);
        visitors.heard(new Command.Announced(visit, Heard.HOUSE));
        assertThat(word(visit)).isEqualTo(Word.HOUSE);
        visitors.heard(new Command.Announced(visit, Heard.HOST));
        visitors.heard(new Command.Announced(visit, Heard.NOBODY)); // of another hub, and late
        assertThat(word(visit)).isEqualTo(Word.HOST);
        visitors.heard(new Command.Announced(UUID.randomUUID(), Heard.HOST)); // somebody else's
        assertThat(visitors.look(UUID.randomUUID())).isEmpty();
    }

    @Test
    void herDayPassSignsHerOutAndLetsNobodyIn() throws Exception {
        UUID visit = UUID.randomUUID();
        book.arrived(Wire.encode(house(new Visitor(visit, "Anna", clock.instant(), GUEST))));

        assertThat(on(desk.scanned(House.signed(pass())))).isInstanceOf(Verdict.Goodbye.class);
        clock.moves(Duration.ofSeconds(10));
        assertThat(on(desk.scanned(House.signed(pass())))).isInstanceOf(Verdict.Refused.class);

        assertThat(said()).containsExactly(new VisitorLeft(visit));
        assertThat(book.visitors()).isEmpty();
        assertThat(on(desk.scanned(House.signedBySomebodyElse(pass())))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void whatTheHubHasReceiptedIsTheHubsToTell() throws Exception {
        online = false;
        on(visitors.came("Anna", null, null));
        book.arrived(Wire.encode(house(null)));
        assertThat(book.visitors()).hasSize(1); // the hub has not heard of her yet

        book.settled(List.of(Receipt.recorded(journal.get(0).id())));
        assertThat(book.visitors()).hasSize(1);
        book.arrived(Wire.encode(house(null))); // and staff have signed her out meanwhile

        assertThat(book.visitors()).isEmpty();
    }

    @Test
    void whereHerGoingCannotBeWrittenDownSheIsToldSoAndMayTryAgain() throws Exception {
        book.arrived(Wire.encode(house(new Visitor(UUID.randomUUID(), "Anna", clock.instant(), GUEST))));
        diskIsFull = true;
        assertThat(on(desk.scanned(House.signed(pass()))))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Verdict.Reason.NOT_KEPT));
        assertThat(book.visitors()).hasSize(1);

        diskIsFull = false;
        clock.moves(Duration.ofSeconds(10));
        assertThat(on(desk.scanned(House.signed(pass())))).isInstanceOf(Verdict.Goodbye.class);
    }

    @Test
    void aDoorThatIsCutOffShowsNobodyOfLastNightAndKeepsNoNameOfThem() throws Exception {
        online = false;
        book.arrived(Wire.encode(house(new Visitor(UUID.randomUUID(), "Anna", clock.instant(), GUEST))));
        book.cutOff();
        clock.moves(Duration.ofHours(15));
        on(visitors.came("Ben", null, null));
        assertThat(book.visitors()).extracting(Visitor::name).containsExactly("Anna", "Ben");

        clock.moves(Duration.ofHours(1));
        assertThat(book.visitors()).extracting(Visitor::name).containsExactly("Ben");
        assertThat(on(desk.scanned(House.signed(pass())))).isInstanceOf(Verdict.Refused.class);
        book.forgetWhoHasGone();
        assertThat(kept.get(kept.size() - 1).visitors()).isEmpty();

        clock.moves(Duration.ofHours(15));
        assertThat(book.visitors()).isEmpty();
    }

    @Test
    void aWrongClockHidesNobodyAndTakesNoNameFromDiskWhileTheHubIsHeard() {
        book.arrived(Wire.encode(house(new Visitor(UUID.randomUUID(), "Anna", clock.instant(), GUEST))));
        int before = kept.size();

        clock.moves(Duration.ofDays(400)); // it was wrong all the time
        book.forgetWhoHasGone();
        assertThat(book.visitors()).extracting(Visitor::name).containsExactly("Anna");
        assertThat(kept).hasSize(before);

        book.cutOff();
        clock.moves(Duration.ofHours(15));
        assertThat(book.visitors())
                .as("the hub was heard less than 16 hours ago")
                .hasSize(1);
        clock.moves(Duration.ofHours(1));
        book.forgetWhoHasGone();
        assertThat(kept.get(kept.size() - 1).visitors()).isEmpty();
    }

    @Test
    void whomTheHubSetAsideIsForgottenByThisDoorAlone() throws Exception {
        book.arrived(Wire.encode(house(null)));
        on(visitors.came("Ben", null, null));
        Report came = journal.get(0);
        book.settled(List.of(Receipt.setAside(came.id(), "no such host")));

        clock.moves(Duration.ofHours(15));
        assertThat(book.visitors()).hasSize(1);
        clock.moves(Duration.ofHours(1));
        assertThat(book.visitors()).isEmpty();
    }

    private Word word(UUID visit) {
        return visitors.look(visit).orElseThrow().word();
    }

    private String handleOf(String letters) {
        return ((Names.Found) visitors.hosts(letters)).names().get(0).handle();
    }

    private List<Said> said() {
        return journal.stream().map(Report::said).toList();
    }

    private static Pass pass() {
        return new Pass(House.KEY, GUEST, House.NUMBER, TODAY, TODAY);
    }

    private static HouseNow house(@Nullable Visitor visitor) {
        return new HouseNow(
                House.HARBOUR, List.of("Be kind."), null, visitor == null ? List.of() : List.of(visitor), null, null);
    }

    private static <T> T on(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
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
