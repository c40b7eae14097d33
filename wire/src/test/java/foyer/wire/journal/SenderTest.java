package foyer.wire.journal;

import static foyer.wire.Eventually.got;
import static foyer.wire.Eventually.holds;
import static foyer.wire.journal.People.FRONT_DOOR;
import static foyer.wire.journal.People.HARBOUR;
import static foyer.wire.journal.People.adaComesIn;
import static foyer.wire.journal.People.somebodyIsPleased;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.CheckIns;
import foyer.wire.Kept;
import foyer.wire.Receipt;
import foyer.wire.Receipts;
import foyer.wire.Report;
import foyer.wire.Reports;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MosquittoForTests;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final Journal journal;
    private final List<Sender<?>> senders = new ArrayList<>();

    SenderTest(@TempDir Path folder) {
        journal = Journal.open(vertx, folder.resolve("journal.db"));
    }

    @AfterEach
    void end() {
        senders.forEach(sender -> got(sender.close()));
        got(journal.close());
        got(vertx.close());
    }

    @Test
    void atMostAHundredAreOnTheirWayAndAReceiptLetsTheNextGo() {
        QuietHub hub = new QuietHub();
        List<CheckIn> kept = keep(250);
        Sender<CheckIn> sender = started(hub, NEVER);
        holds("the first hundred go out", () -> hub.messages().size() == 1);
        assertThat(hub.messages().get(0)).isEqualTo(kept.subList(0, 100));

        hub.receipt(sender, kept.subList(0, 100));
        holds("the next hundred go out", () -> hub.messages().size() == 2);
        assertThat(hub.messages().get(1)).isEqualTo(kept.subList(100, 200));
        assertThat(journal.checkIns().waiting()).isEqualTo(150);
    }

    @Test
    void aNewCheckInGoesOutAtOnceWhileOthersWaitForTheirReceipts() {
        QuietHub hub = new QuietHub();
        keep(3);
        Sender<CheckIn> sender = started(hub, NEVER);
        holds("three go out", () -> hub.messages().size() == 1);
        List<CheckIn> ada = keep(1);
        sender.nudge();
        holds("the fourth goes out", () -> hub.messages().size() == 2);
        assertThat(hub.messages().get(1)).isEqualTo(ada);
    }

    @Test
    void whatHasNoReceiptIsSentAgainTheSame() {
        QuietHub hub = new QuietHub();
        List<CheckIn> kept = keep(3);
        started(hub, SOON);
        holds("sent three times", () -> hub.messages().size() >= 3);
        assertThat(hub.messages()).allSatisfy(message -> assertThat(message).isEqualTo(kept));
    }

    @Test
    void whenTheLineIsBackEverythingGoesOutAtOnce() {
        QuietHub hub = new QuietHub();
        List<CheckIn> kept = keep(3);
        Sender<CheckIn> sender = started(hub, NEVER);
        holds("three go out", () -> hub.messages().size() == 1);
        sender.connected();
        holds("the same three go out", () -> hub.messages().size() == 2);
        assertThat(hub.messages().get(1)).isEqualTo(kept);
    }

    @Test
    void receiptsAreHeardOnceTheJournalHasLetGo() {
        QuietHub hub = new QuietHub();
        List<CheckIn> kept = keep(1);
        Collection<Receipt> settled = new ConcurrentLinkedQueue<>();
        Sender<CheckIn> sender = sender(hub, NEVER).onSettled(settled::addAll);
        sender.start();
        holds("it goes out", () -> hub.messages().size() == 1);
        sender.arrived("rubbish".getBytes(StandardCharsets.UTF_8));
        hub.receipt(sender, kept);
        holds("the receipt is heard", () -> !settled.isEmpty());
        assertThat(settled).containsExactly(Receipt.recorded(kept.get(0).id()));
        assertThat(journal.checkIns().waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whateverTheLineLosesOrRepeatsEachArrivesAndTheJournalEmpties(long seed) {
        UnreliableHub hub = new UnreliableHub(vertx, seed);
        Sender<CheckIn> sender = sender(hub, SOON);
        hub.answers(sender);
        sender.start();
        Random crowd = new Random(seed);
        Set<CheckInId> kept = ConcurrentHashMap.newKeySet();
        for (int group = 0; group < 20; group++) {
            keep(1 + crowd.nextInt(40)).forEach(checkIn -> kept.add(checkIn.id()));
            sender.nudge();
        }
        holds(
                "the journal empties (seed " + seed + ")",
                () -> journal.checkIns().waiting() == 0);
        assertThat(hub.recorded.keySet()).isEqualTo(kept);
        assertThat(hub.changedOnResend).hasValue(0);
        assertThat(hub.mostWithoutReceipt.get()).isLessThanOrEqualTo(CheckIns.MOST);
    }

    @Test
    void checkInsAndReportsShareOneLineAndEachHearsItsOwnReceipts() {
        try (MosquittoForTests broker = MosquittoForTests.start()) {
            MqttLink hub = new MqttLink(vertx, broker.as("hub"), null);
            hub.listen(
                            Topics.everyCheckIn("hub"),
                            (topic, payload) -> hub.publish(
                                    Topics.receipts(HARBOUR, FRONT_DOOR),
                                    receiptsFor(
                                            Wire.decode(payload, CheckIns.class).checkIns())))
                    .listen(
                            Topics.everyReport("hub"),
                            (topic, payload) -> hub.publish(
                                    Topics.receipts(HARBOUR, FRONT_DOOR),
                                    receiptsFor(
                                            Wire.decode(payload, Reports.class).reports())));
            got(hub.open());
            keep(3);
            Report pleased = got(journal.reports().keep(somebodyIsPleased()));
            Collection<Receipt> settled = new ConcurrentLinkedQueue<>();

            MqttLink kiosk = new MqttLink(vertx, broker.as("harbour/front-door"), null);
            Duration fiveSeconds = Duration.ofSeconds(5);
            Sender<CheckIn> checkIns = Sender.ofCheckIns(vertx, journal, kiosk, HARBOUR, FRONT_DOOR, fiveSeconds);
            Sender<Report> reports = Sender.ofReports(vertx, journal, kiosk, HARBOUR, FRONT_DOOR, fiveSeconds)
                    .onSettled(settled::addAll);
            checkIns.start();
            reports.start();
            got(kiosk.open());
            holds("nothing waits", () -> journal.checkIns().waiting() == 0 && !settled.isEmpty());
            assertThat(settled).containsExactly(Receipt.recorded(pleased.id()));
            assertThat(journal.reports().waiting()).isZero();
            got(kiosk.close());
            got(hub.close());
        }
    }

    @Test
    void aBacklogGoesOutAsFastAsTheReceiptsCome() {
        try (MosquittoForTests broker = MosquittoForTests.start()) {
            Set<Long> arrived = ConcurrentHashMap.newKeySet();
            MqttLink hub = new MqttLink(vertx, broker.as("hub"), null);
            hub.listen(Topics.EVERY_CHECK_IN, (topic, payload) -> {
                List<CheckIn> checkIns = Wire.decode(payload, CheckIns.class).checkIns();
                checkIns.forEach(checkIn -> arrived.add(checkIn.seq()));
                hub.publish(Topics.receipts(HARBOUR, FRONT_DOOR), receiptsFor(checkIns));
            });
            got(hub.open());
            for (int thousand = 0; thousand < 10; thousand++) {
                keep(1_000);
            }

            MqttLink kiosk = new MqttLink(vertx, broker.as("harbour/front-door"), null);
            Sender<CheckIn> sender =
                    Sender.ofCheckIns(vertx, journal, kiosk, HARBOUR, FRONT_DOOR, Duration.ofSeconds(5));
            sender.start();
            got(kiosk.open());
            holds("the backlog is gone", () -> journal.checkIns().waiting() == 0);
            assertThat(arrived).hasSize(10_000);
            got(kiosk.close());
            got(hub.close());
        }
    }

    /** Takes everything and answers only when the test says so. */
    private static final class QuietHub implements Sender.Post {
        private final Collection<List<CheckIn>> messages = new ConcurrentLinkedQueue<>();

        @Override
        public boolean connected() {
            return true;
        }

        @Override
        public Future<Void> publish(String topic, byte[] payload) {
            assertThat(topic).isEqualTo("foyer/v1/harbour/front-door/check-ins");
            messages.add(Wire.decode(payload, CheckIns.class).checkIns());
            return Future.succeededFuture();
        }

        List<List<CheckIn>> messages() {
            return List.copyOf(messages);
        }

        void receipt(Sender<?> sender, List<CheckIn> checkIns) {
            sender.arrived(receiptsFor(checkIns));
        }
    }

    private Sender<CheckIn> started(Sender.Post hub, Duration resendAfter) {
        Sender<CheckIn> sender = sender(hub, resendAfter);
        sender.start();
        return sender;
    }

    private Sender<CheckIn> sender(Sender.Post hub, Duration resendAfter) {
        Sender<CheckIn> sender = Sender.ofCheckIns(vertx, journal, hub, HARBOUR, FRONT_DOOR, resendAfter);
        senders.add(sender);
        return sender;
    }

    private List<CheckIn> keep(int people) {
        List<Future<CheckIn>> keeps = IntStream.range(0, people)
                .mapToObj(n -> journal.checkIns().keep(adaComesIn()))
                .toList();
        return got(Future.all(keeps)).list();
    }

    private static byte[] receiptsFor(List<? extends Kept> kept) {
        return Wire.encode(
                new Receipts(kept.stream().map(Kept::id).map(Receipt::recorded).toList()));
    }
}
