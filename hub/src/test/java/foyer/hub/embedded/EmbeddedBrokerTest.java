package foyer.hub.embedded;

import static foyer.hub.embedded.KeeperForTests.ATTIC_DOOR;
import static foyer.hub.embedded.KeeperForTests.BACK_DOOR;
import static foyer.hub.embedded.KeeperForTests.FRONT_DOOR;
import static foyer.hub.embedded.KeeperForTests.LOBBY;
import static foyer.hub.embedded.KeeperForTests.secretOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.embedded.PahoForTests.Heard;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddedBrokerTest {

    private static final List<String> LEAVES =
            List.of("check-ins", "reports", "receipts", "status", "settings", "command", "programme");

    private final KeeperForTests keeper = new KeeperForTests();
    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start("127.0.0.1", 0, keeper);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void aDevicePublishesOnItsOwnLeavesAndNowhereElse() throws Exception {
        Set<String> expected = new HashSet<>();
        said(expected, FRONT_DOOR, "check-ins", "reports", "status");
        said(expected, LOBBY, "reports", "status");

        try (PahoForTests hub = hub("hub").connect()) {
            assertThat(hub.maySubscribe("#")).isTrue();
            for (String device : List.of(FRONT_DOOR, LOBBY)) {
                try (PahoForTests client = device(device).connect()) {
                    for (String topic : topics().toList()) {
                        boolean allowed = client.mayPublish(topic, device + " says " + topic, false);
                        assertThat(allowed)
                                .as(device + " to " + topic)
                                .isEqualTo(expected.contains(device + " says " + topic));
                    }
                }
            }
            assertThat(hub.mayPublish("foyer/v1/fence", "that was all", false)).isTrue();
            assertThat(wordsUntil(hub, "that was all")).isEqualTo(expected);
        }
    }

    @Test
    void aDeviceHearsItsOwnLeavesAndItsSpacesSharedTopicsAndNothingElse() throws Exception {
        Set<String> kiosk = new HashSet<>(Set.of("foyer/v1/harbour/roster", "foyer/v1/harbour/occupancy"));
        List.of("receipts", "settings", "command").forEach(leaf -> kiosk.add("foyer/v1/" + FRONT_DOOR + "/" + leaf));
        Set<String> screen = new HashSet<>(Set.of("foyer/v1/harbour/occupancy"));
        List.of("receipts", "settings", "command", "programme")
                .forEach(leaf -> screen.add("foyer/v1/" + LOBBY + "/" + leaf));

        assertThat(heardBy(FRONT_DOOR)).isEqualTo(kiosk);
        assertThat(heardBy(LOBBY)).isEqualTo(screen);
    }

    @Test
    void aLastWillIsHeldToTheSameRights() throws Exception {
        assertThat(isLetInWithWillFor("foyer/v1/harbour/front-door/status")).isTrue();
        for (String topic : List.of(
                "foyer/v1/harbour/front-door/receipts",
                "foyer/v1/harbour/back-door/status",
                "foyer/v1/harbour/roster",
                "foyer.v1.harbour.front-door.status",
                "activemq.management",
                "$sys.mqtt.retain.foyer/v1/harbour/roster")) {
            assertThat(isLetInWithWillFor(topic)).as(topic).isFalse();
        }
    }

    @Test
    void whoIsNotAdmittedDoesNotComeIn() throws Exception {
        assertThat(isLetIn(FRONT_DOOR, FRONT_DOOR, "a guess")).isFalse();
        assertThat(isLetIn(FRONT_DOOR, FRONT_DOOR, "")).isFalse();
        assertThat(isLetIn("harbour/cellar", "harbour/cellar", secretOf("harbour/cellar")))
                .isFalse();
        assertThat(isLetIn("hub", "hub", "a guess")).isFalse();
        assertThat(isLetIn(FRONT_DOOR, "hub", secretOf("hub"))).isFalse();
        assertThat(isLetIn("hub-2", "hub", secretOf("hub"))).isTrue();
    }

    @Test
    void artemisOwnUserWithTheWellKnownPasswordDoesNotComeIn() throws Exception {
        assertThat(isLetIn("hub", "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!")).isFalse();
    }

    @Test
    void aDeviceCannotTakeAnothersClientId() throws Exception {
        try (PahoForTests front = device(FRONT_DOOR).connect()) {
            assertThat(isLetIn(FRONT_DOOR, BACK_DOOR, secretOf(BACK_DOOR))).isFalse();

            assertThat(front.mayPublish("foyer/v1/" + FRONT_DOOR + "/status", "still here", false))
                    .isTrue();
        }
    }

    @Test
    void olderMqttIsRefused() throws Exception {
        byte[] mqtt311 = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 10, 0, 1, 'x'};
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(mqtt311);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aRevokedDeviceCanDoNothingMoreAndIsCutOff() throws Exception {
        try (PahoForTests hub = hub("hub").connect();
                PahoForTests front =
                        device(FRONT_DOOR).with(options -> options.setWill(statusOf(FRONT_DOOR), will("gone")))) {
            assertThat(hub.maySubscribe(statusOf(FRONT_DOOR))).isTrue();
            front.connect();

            keeper.revoke(FRONT_DOOR);
            assertThat(front.mayPublish("foyer/v1/" + FRONT_DOOR + "/check-ins", "too late", false))
                    .isFalse();

            broker.disconnect(FRONT_DOOR);
            assertThat(front.mayPublish("foyer/v1/" + FRONT_DOOR + "/status", "not even this", false))
                    .isFalse();
            assertThat(front.isConnected()).isFalse();
            assertThat(front.isLetIn()).isFalse();

            assertThat(hub.mayPublish(statusOf(FRONT_DOOR), "the hub says so", false))
                    .isTrue();
            assertThat(hub.next())
                    .as("its will is not told either")
                    .isEqualTo(new Heard(statusOf(FRONT_DOOR), "the hub says so"));
        }
    }

    @Test
    void aDeviceThatIsCutOffHasItsLastWillTold() throws Exception {
        try (PahoForTests hub = hub("hub").connect();
                PahoForTests front =
                        device(FRONT_DOOR).with(options -> options.setWill(statusOf(FRONT_DOOR), will("gone")))) {
            assertThat(hub.maySubscribe(statusOf(FRONT_DOOR))).isTrue();
            front.connect();

            broker.disconnect(FRONT_DOOR);

            assertThat(hub.next()).isEqualTo(new Heard(statusOf(FRONT_DOOR), "gone"));
        }
    }

    @Test
    void whatIsRetainedIsHeardByWhoeverComesLater() throws Exception {
        try (PahoForTests hub = hub("hub").connect()) {
            assertThat(hub.mayPublish("foyer/v1/harbour/roster", "all members", true))
                    .isTrue();
        }
        for (int visit = 0; visit < 2; visit++) {
            try (PahoForTests front = device(FRONT_DOOR).connect()) {
                assertThat(front.maySubscribe("foyer/v1/harbour/roster")).isTrue();
                assertThat(front.next()).isEqualTo(new Heard("foyer/v1/harbour/roster", "all members"));
            }
        }
    }

    @Test
    void whenOneHubDiesItsSiblingGetsItsCheckInsAtOnce() throws Exception {
        try (PahoForTests one = hub("hub-1");
                PahoForTests other = hub("hub-2");
                PahoForTests front = device(FRONT_DOOR).connect()) {
            one.manualAcknowledgement(); // it dies before it has recorded anything
            one.connect();
            assertThat(one.maySubscribe("$share/hub/foyer/v1/+/+/check-ins")).isTrue();
            assertThat(front.mayPublish("foyer/v1/" + FRONT_DOOR + "/check-ins", "Ada", false))
                    .isTrue();
            assertThat(one.next()).isNotNull();

            other.connect();
            assertThat(other.maySubscribe("$share/hub/foyer/v1/+/+/check-ins")).isTrue();
            one.losePower();

            assertThat(other.next()).isEqualTo(new Heard("foyer/v1/" + FRONT_DOOR + "/check-ins", "Ada"));
        }
    }

    @Test
    void aDeviceThatStaysAwayKeepsOnlyTheNewest() throws Exception {
        String receipts = "foyer/v1/" + FRONT_DOOR + "/receipts";
        try (PahoForTests front = device(FRONT_DOOR).with(options -> options.setSessionExpiryInterval(600L))) {
            front.connect();
            assertThat(front.maySubscribe(receipts)).isTrue();
            front.losePower();
        }
        try (PahoForTests hub = hub("hub").connect()) {
            for (int i = 1; i <= 1_100; i++) {
                assertThat(hub.mayPublish(receipts, "receipt " + i, false)).isTrue();
            }
        }
        try (PahoForTests front = device(FRONT_DOOR).with(options -> {
            options.setCleanStart(false);
            options.setSessionExpiryInterval(600L);
        })) {
            front.connect();
            assertThat(front.next()).isEqualTo(new Heard(receipts, "receipt 101"));
        }
    }

    @Test
    void aBigRosterPassesAndABigMessageFromADeviceDoesNot() throws Exception {
        try (PahoForTests hub = hub("hub").connect();
                PahoForTests front = device(FRONT_DOOR).connect()) {
            assertThat(front.maySubscribe("foyer/v1/harbour/roster")).isTrue();
            assertThat(hub.mayPublish("foyer/v1/harbour/roster", "x".repeat(3_000_000), false))
                    .isTrue();
            Heard roster = front.next();
            assertThat(roster == null ? 0 : roster.words().length()).isEqualTo(3_000_000);

            assertThat(front.mayPublish("foyer/v1/" + FRONT_DOOR + "/reports", "x".repeat(300_000), false))
                    .isFalse();
            assertThat(front.isConnected()).isFalse();
        }
    }

    @Test
    void aBusyPortIsNamedAndHowToChooseAnother() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start("127.0.0.1", busy.getLocalPort(), keeper))
                    .isInstanceOf(EmbeddedProblem.class)
                    .hasMessageContaining("port " + busy.getLocalPort())
                    .hasMessageContaining("--port N");
        }
    }

    @Test
    void theRoundTripOfACheckInAndItsReceipt() throws Exception {
        String there = "foyer/v1/" + FRONT_DOOR + "/check-ins";
        String back = "foyer/v1/" + FRONT_DOOR + "/receipts";
        Vertx vertx = Vertx.vertx();
        try {
            String url = "tcp://127.0.0.1:" + broker.port();
            MqttLink hub = new MqttLink(vertx, new MqttAddress(url, "hub", "hub", secretOf("hub")), null);
            MqttLink door =
                    new MqttLink(vertx, new MqttAddress(url, FRONT_DOOR, FRONT_DOOR, secretOf(FRONT_DOOR)), null);
            BlockingQueue<byte[]> receipts = new LinkedBlockingQueue<>();
            hub.listen("$share/hub/foyer/v1/+/+/check-ins", (topic, words) -> hub.publish(back, words)
                    .onFailure(e -> System.out.println("No receipt: " + e)));
            door.listen(back, (topic, words) -> assertThat(receipts.add(words)).isTrue());
            done(hub.open());
            done(door.open());

            long[] micros = new long[500];
            for (int i = 0; i < micros.length; i++) {
                long start = System.nanoTime();
                done(door.publish(there, "Ada".getBytes(UTF_8)));
                assertThat(receipts.poll(20, TimeUnit.SECONDS)).isNotNull();
                micros[i] = (System.nanoTime() - start) / 1_000;
            }
            Arrays.sort(micros);
            System.out.printf(
                    "Broker round trip, device to hub and back: p50 %d µs, p99 %d µs%n",
                    micros[micros.length / 2], micros[micros.length * 99 / 100]);
            done(hub.close());
            done(door.close());
        } finally {
            done(vertx.close());
        }
    }

    /** Everything a device could try: each leaf of itself, of others, shared topics, wildcards, groups, Artemis' own names. */
    private static Stream<String> topics() {
        Stream<String> leaves = Stream.of(FRONT_DOOR, BACK_DOOR, LOBBY, ATTIC_DOOR)
                .flatMap(device -> LEAVES.stream().map(leaf -> "foyer/v1/" + device + "/" + leaf));
        Stream<String> shared = Stream.of("harbour", "attic")
                .flatMap(space -> Stream.of("roster", "occupancy").map(leaf -> "foyer/v1/" + space + "/" + leaf));
        Stream<String> odd = Stream.of(
                "foyer/v1/harbour/front-door",
                "foyer/v1/harbour/front-door/",
                "foyer/v1/harbour/front-door/check-ins/",
                "foyer/v1/harbour/front-door/check-ins/x",
                "/foyer/v1/harbour/front-door/check-ins",
                "foyer/v2/harbour/front-door/check-ins",
                "foyer.v1.harbour.front-door.check-ins",
                "foyer.v1.harbour.front-door.receipts",
                "foyer/v1/harbour.front-door/receipts",
                "foyer/v1/harbour/front-door/receipts.x",
                "foyer/v1/*/front-door/receipts",
                "foyer/v1/harbour/*/receipts",
                "activemq.management",
                "activemq.notifications",
                "$sys.mqtt.sessions",
                "$sys.mqtt.retain.foyer/v1/harbour/roster",
                "$SYS/broker/uptime");
        return Stream.of(leaves, shared, odd).flatMap(each -> each);
    }

    private static Stream<String> wildcards() {
        return Stream.of(
                "#",
                "+/#",
                "foyer/#",
                "foyer/v1/#",
                "foyer/v1/harbour/#",
                "foyer/v1/harbour/+",
                "foyer/v1/harbour/front-door/#",
                "foyer/v1/harbour/front-door/+",
                "foyer/v1/harbour/+/receipts",
                "foyer/v1/+/front-door/receipts",
                "foyer/v1/+/roster");
    }

    private static Stream<String> takenToPieces() {
        return Stream.of(
                "$share/hub/foyer/v1/+/+/check-ins",
                "$share/hub/foyer/v1/harbour/front-door/receipts",
                "$share/mine/foyer/v1/harbour/roster",
                "foyer/v1/harbour/front-door/receipts::hub.foyer/v1/+/+/check-ins",
                "foyer/v1/harbour/roster::harbour/back-door.foyer/v1/harbour/back-door/receipts");
    }

    private Set<String> heardBy(String device) throws MqttException {
        Set<String> granted = new HashSet<>();
        try (PahoForTests client = device(device).connect()) {
            topics().filter(client::maySubscribe).forEach(granted::add);
            wildcards().filter(client::maySubscribe).forEach(granted::add);
        }
        for (String filter : takenToPieces().toList()) {
            try (PahoForTests cutOff = device(device).connect()) {
                assertThat(cutOff.maySubscribe(filter)).as(filter).isFalse();
            }
        }
        return granted;
    }

    private static void said(Set<String> expected, String device, String... leaves) {
        for (String leaf : leaves) {
            expected.add(device + " says foyer/v1/" + device + "/" + leaf);
        }
    }

    private static Set<String> wordsUntil(PahoForTests client, String last) throws InterruptedException {
        Set<String> words = new HashSet<>();
        for (Heard heard = client.next(); heard != null; heard = client.next()) {
            if (heard.words().equals(last)) {
                return words;
            }
            words.add(heard.words());
        }
        throw new AssertionError("The last words never came, after " + words);
    }

    private PahoForTests device(String device) throws MqttException {
        return new PahoForTests(broker.port(), device, device, secretOf(device));
    }

    private PahoForTests hub(String clientId) throws MqttException {
        return new PahoForTests(broker.port(), clientId, "hub", secretOf("hub"));
    }

    private boolean isLetIn(String clientId, String user, String password) throws MqttException {
        try (PahoForTests client = new PahoForTests(broker.port(), clientId, user, password)) {
            return client.isLetIn();
        }
    }

    private boolean isLetInWithWillFor(String topic) throws MqttException {
        try (PahoForTests client = device(FRONT_DOOR).with(options -> options.setWill(topic, will("gone")))) {
            return client.isLetIn();
        }
    }

    private static String statusOf(String device) {
        return "foyer/v1/" + device + "/status";
    }

    private static MqttMessage will(String words) {
        return new MqttMessage(words.getBytes(UTF_8), 1, false, new MqttProperties());
    }

    private static void done(Future<Void> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
