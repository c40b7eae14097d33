package foyer.hub.reports;

import static foyer.hub.Wait.on;
import static foyer.wire.Feedback.Mood.GOOD;
import static foyer.wire.Feedback.Mood.NOT_SO_GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.devices.Devices;
import foyer.hub.feedback.Feedbacks;
import foyer.hub.inbox.AsideShelf;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.Feedback;
import foyer.wire.Feedback.Mood;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.ReportId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportBookTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final DeviceId FRONT = new DeviceId("front-door");
    private static final DeviceId BACK = new DeviceId("back-door");
    private static final Instant SIX = Instant.parse("2026-11-21T17:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final List<Mood> heard = Collections.synchronizedList(new ArrayList<>());
    private Database tables;
    private ReportBook book;
    private long seq;

    @BeforeEach
    void aLoftWithTwoDoors() {
        tables = Database.open(vertx, database.address());
        on(tables.keeper()
                .query("TRUNCATE space, report, feedback, check_in_aside CASCADE")
                .execute());
        Spaces spaces = new Spaces(tables.pool());
        on(spaces.put(Lofts.LOFT, Lofts.draft()));
        Devices devices = new Devices(tables.pool(), spaces);
        for (DeviceId door : List.of(FRONT, BACK)) {
            on(devices.enrol(spaces.find(Lofts.LOFT).orElseThrow(), door, Kind.KIOSK, door.value(), Passage.TOGGLE));
        }
        book = new ReportBook(tables.pool(), spaces, devices, new AsideShelf(tables.pool()))
                .handTo(Feedback.class, new Listening());
    }

    @AfterEach
    void close() {
        on(tables.close());
        on(vertx.close());
    }

    @Test
    void onceIsOnceInWhateverOrderAndHoweverOften() {
        List<Report> day = IntStream.range(0, 60)
                .mapToObj(tap -> report(FRONT, tap < 40 ? GOOD : NOT_SO_GOOD))
                .toList();
        List<Future<List<Receipt>>> copies = new ArrayList<>();
        for (int copy = 0; copy < 6; copy++) {
            List<Report> shuffled = new ArrayList<>(day);
            Collections.shuffle(shuffled, new Random(copy));
            copies.add(receives(shuffled.subList(0, 40)));
            copies.add(receives(shuffled.subList(20, 60)));
        }
        on(Future.all(copies));

        List<Receipt> again = on(receives(day)); // as after a kill between the commit and the receipt
        assertThat(again).extracting(Receipt::outcome).containsOnly(Receipt.Outcome.RECORDED);
        assertThat(again)
                .extracting(Receipt::id)
                .isEqualTo(day.stream().map(r -> r.id().value()).toList());
        assertThat(sql("SELECT mood || ' ' || taps FROM feedback ORDER BY mood"))
                .containsExactly("GOOD 40", "NOT_SO_GOOD 20");
        assertThat(sql("SELECT count(DISTINCT seq) || ' of ' || count(*) FROM report"))
                .containsExactly("60 of 60");
        assertThat(heard).hasSize(60);
    }

    @Test
    void theSameIdFromAnotherDoorIsRefused() {
        Report front = report(FRONT, GOOD);
        on(receives(List.of(front)));

        Report back = new Report(front.id(), Lofts.LOFT, BACK, 1, SIX, new Feedback(NOT_SO_GOOD, null));
        assertThat(on(receives(List.of(back)))).singleElement().satisfies(receipt -> {
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.SET_ASIDE);
            assertThat(receipt.why()).contains("Another device");
        });
        assertThat(sql("SELECT mood FROM feedback")).containsExactly("GOOD");
        assertThat(sql("SELECT topic FROM check_in_aside")).containsExactly("foyer/v1/loft/back-door/reports");
    }

    @Test
    void whatItsTakerCannotUseIsKeptAsideAndAnsweredTheSameAgain() {
        Listening.refuses = true;
        Report unusable = report(FRONT, GOOD);
        Receipt first = on(receives(List.of(unusable))).get(0);
        Listening.refuses = false;

        assertThat(first.why()).isEqualTo("Nobody was there");
        assertThat(on(receives(List.of(unusable)))).containsExactly(first);
        assertThat(sql("SELECT taps::text FROM feedback")).isEmpty();
        assertThat(sql("SELECT count(*)::text FROM check_in_aside")).containsExactly("1");
        assertThat(heard).isEmpty();
    }

    @Test
    void oneThatPostgreSqlFindsFaultWithTakesNoOtherWithIt() {
        Report broken = new Report(
                new ReportId(UUID.randomUUID()),
                Lofts.LOFT,
                FRONT,
                1,
                Instant.parse("1999-12-31T00:00:00Z"),
                new Feedback(GOOD, null));
        Listening.breaksAt = 3;
        List<Report> some = List.of(broken, reportOf(2), reportOf(3), reportOf(4));

        List<Receipt> receipts = on(receives(some));
        Listening.breaksAt = 0;

        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(
                        Receipt.Outcome.SET_ASIDE,
                        Receipt.Outcome.RECORDED,
                        Receipt.Outcome.SET_ASIDE,
                        Receipt.Outcome.RECORDED);
        assertThat(sql("SELECT taps::text FROM feedback")).containsExactly("2");
        assertThat(sql("SELECT seq::text FROM report ORDER BY seq")).containsExactly("2", "3", "4");
    }

    /** Counts as the house does, and tells; refuses or breaks as a test wants it. */
    private final class Listening implements Taker<Feedback> {

        private static volatile boolean refuses;
        private static volatile long breaksAt;

        private final Feedbacks feedbacks = new Feedbacks(tables.pool());

        @Override
        public Future<Optional<String>> take(SqlConnection transaction, Told<Feedback> told) {
            if (refuses) {
                return Future.succeededFuture(Optional.of("Nobody was there"));
            }
            Future<Optional<String>> taken = feedbacks.take(transaction, told);
            return told.report().seq() == breaksAt
                    ? taken.compose(done -> transaction.query("SELECT 1 / 0").execute())
                            .map(Optional.empty())
                    : taken;
        }

        @Override
        public void taken(Told<Feedback> told) {
            heard.add(told.said().mood());
        }
    }

    private Report reportOf(long number) {
        return new Report(new ReportId(UUID.randomUUID()), Lofts.LOFT, FRONT, number, SIX, new Feedback(GOOD, null));
    }

    private Report report(DeviceId door, Mood mood) {
        return new Report(new ReportId(UUID.randomUUID()), Lofts.LOFT, door, ++seq, SIX, new Feedback(mood, null));
    }

    private Future<List<Receipt>> receives(List<Report> reports) {
        Promise<List<Receipt>> receipts = Promise.promise();
        vertx.runOnContext(go -> book.receive(List.copyOf(reports)).onComplete(receipts));
        return receipts.future();
    }

    private List<String> sql(String query) {
        return StreamSupport.stream(on(tables.pool().query(query).execute()).spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
