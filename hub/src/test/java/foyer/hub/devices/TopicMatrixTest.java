package foyer.hub.devices;

import static foyer.hub.Wait.on;
import static foyer.hub.Wait.until;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.devices.RawMqtt.Papers;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.SpaceId;
import foyer.wire.mqtt.MqttLink;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every device against every topic of every space, made from lists, at both brokers: what is allowed stands in
 * {@link #SAYS} and {@link #HEARS}, and everything else must come to nothing.
 */
@Timeout(240)
class TopicMatrixTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final Map<Kind, Set<String>> SAYS = Map.of(
            Kind.KIOSK, Set.of("check-ins", "reports", "asks", "status"), Kind.SCREEN, Set.of("reports", "status"));
    private static final Map<Kind, Set<String>> HEARS = Map.of(
            Kind.KIOSK, Set.of("receipts", "settings", "command", "../roster", "../today", "../house", "../occupancy"),
            Kind.SCREEN, Set.of("receipts", "settings", "command", "programme", "../occupancy"));

    private static final Map<String, Kind> DEVICES = new LinkedHashMap<>();

    static {
        DEVICES.put("harbour/front-door", Kind.KIOSK);
        DEVICES.put("harbour/back-door", Kind.KIOSK);
        DEVICES.put("harbour/lobby", Kind.SCREEN);
        DEVICES.put("attic/door", Kind.KIOSK);
        DEVICES.put("attic/lobby", Kind.SCREEN);
    }

    private static final List<String> LEAVES = List.of(
            "check-ins",
            "reports",
            "asks",
            "receipts",
            "status",
            "settings",
            "command",
            "programme",
            "roster",
            "today",
            "house",
            "occupancy");

    /** Ways around: other spellings, empty levels, other trees, the brokers' own. */
    private static final List<String> ODD = List.of(
            "foyer/v1/harbour/front-door",
            "foyer/v1/harbour/front-door/",
            "foyer/v1/harbour/front-door//check-ins",
            "foyer/v1/harbour//check-ins",
            "foyer/v1//front-door/check-ins",
            "/foyer/v1/harbour/front-door/check-ins",
            "foyer/v1/harbour/front-door/check-ins/",
            "foyer/v1/harbour/front-door/check-ins/more",
            "foyer/v1/harbour/front-door/Check-Ins",
            "foyer/v1/HARBOUR/front-door/check-ins",
            "foyer/v1/harbour/front-door/../back-door/check-ins",
            "foyer/v1/harbour",
            "foyer/v1/harbour/",
            "foyer/v1/nowhere/roster",
            "foyer/v1/nobody/nothing/check-ins",
            "foyer/v2/harbour/roster",
            "foyer");

    /** These are the brokers' own, or Artemis' ways of saying something else; the hub does not speak there. */
    private static final List<String> BROKERS = List.of(
            "$SYS/broker/uptime",
            "$SYS/broker/clients/connected",
            "$sys.mqtt.sessions",
            "activemq.management",
            "activemq.notifications",
            "foyer.v1.harbour.front-door.check-ins",
            "foyer/v1/harbour/roster::hub",
            "foyer/v1/harbour/front-door/settings::anything");

    private static final List<String> WILD = List.of(
            "#",
            "+",
            "+/#",
            "$SYS/#",
            "foyer/#",
            "foyer/v1/#",
            "foyer/+/harbour/roster",
            "foyer/v1/+/roster",
            "foyer/v1/+/occupancy",
            "foyer/v1/harbour/#",
            "foyer/v1/harbour/+",
            "foyer/v1/harbour/+/#",
            "foyer/v1/harbour/+/receipts",
            "foyer/v1/+/+/check-ins",
            "foyer/v1/+/front-door/settings",
            "foyer/v1/harbour/front-door/#",
            "foyer/v1/harbour/front-door/+",
            "foyer/v1/harbour/lobby/+");

    private enum Broker {
        OWN,
        MOSQUITTO
    }

    private static final Vertx vertx = Vertx.vertx();
    private static final Map<String, String> secrets = new LinkedHashMap<>();
    private static Devices devices;
    private static Database tables;

    @TempDir
    Path folder;

    private final Set<String> heard = new ConcurrentSkipListSet<>(); // by the hub
    private @Nullable BrokerForTests opened;
    private @Nullable MqttLink line;

    @BeforeAll
    static void furnish() {
        tables = Database.open(vertx, database.address());
        Spaces spaces = new Spaces(tables.pool());
        devices = new Devices(tables.pool(), spaces);
        DEVICES.forEach((name, kind) -> {
            String[] parts = name.split("/", 2);
            Space space = spaces.find(new SpaceId(parts[0]))
                    .orElseGet(() -> on(spaces.put(new SpaceId(parts[0]), Lofts.draft())));
            secrets.put(
                    name,
                    on(devices.enrol(space, new DeviceId(parts[1]), kind, name, Passage.TOGGLE))
                            .secret());
        });
    }

    @AfterAll
    static void closeAll() {
        on(vertx.close());
    }

    @AfterEach
    void close() {
        on(hub().close());
        broker().close();
    }

    @ParameterizedTest
    @EnumSource(Broker.class)
    void whatADeviceSaysIsHeardOnItsOwnLeavesAndNowhereElse(Broker which) throws IOException {
        open(which);
        Set<String> expected = new TreeSet<>();
        for (String device : DEVICES.keySet()) {
            for (String way : ways(which)) {
                allowed(device, SAYS).forEach(topic -> expected.add(topic + " < " + words(device, way, topic)));
                for (String topic : topics()) {
                    try (RawMqtt attacker = letIn(device, version(way))) {
                        String words = words(device, way, topic);
                        if (way.endsWith("alias")) {
                            attacker.publishByAlias(topic, words);
                        } else {
                            attacker.publish(topic, words, way.endsWith("retained"));
                        }
                    }
                }
            }
        }
        expected.removeIf(each -> each.contains(" alias ")); // neither broker takes one: a packet says its topic

        until("what is allowed is heard", () -> heard.containsAll(expected)); // a broker may lag behind its own word
        afterEverythingBefore();
        assertThat(new TreeSet<>(heard)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Broker.class)
    void aLastWillIsToldOnItsOwnLeavesAndNowhereElse(Broker which) throws IOException {
        open(which);
        for (String device : DEVICES.keySet()) {
            Set<String> expected = new TreeSet<>();
            allowed(device, SAYS).forEach(topic -> expected.add(topic + " < will for " + topic));
            heard.clear();
            for (String way :
                    ways(which).stream().filter(each -> each.endsWith("plain")).toList()) {
                for (String topic : topics()) {
                    try (RawMqtt attacker = new RawMqtt(broker().port(), version(way))) {
                        if (attacker.connects(
                                Papers.of(device, secretOf(device)).withWill(topic))) {
                            attacker.leavesWithItsWill();
                        }
                    }
                }
            }
            if (which == Broker.MOSQUITTO) { // that the own one tells those that are allowed is tested with it
                until(device + "'s own wills are told", () -> heard.containsAll(expected));
            }
            afterEverythingBefore();
            assertThat(expected).containsAll(heard);
        }
    }

    @ParameterizedTest
    @EnumSource(Broker.class)
    void whateverADeviceSubscribesToItHearsItsOwnAndNothingElse(Broker which) throws IOException {
        open(which);
        List<String> spoken = Stream.concat(topics().stream(), ODD.stream())
                .filter(topic -> topic.startsWith("foyer/v1/") && !topic.contains("::")) // there the hub says nothing
                .distinct()
                .toList();
        spoken.forEach(topic -> on(hub().retain(topic, "kept".getBytes(StandardCharsets.UTF_8))));
        List<String> filters = filters();
        for (String device : DEVICES.keySet()) {
            Set<String> allowed = allowed(device, HEARS);
            for (String way :
                    ways(which).stream().filter(each -> each.endsWith("plain")).toList()) {
                for (String filter : filters) {
                    Set<String> came = heardBy(device, version(way), filter, spoken);

                    assertThat(allowed).as("%s, %s, %s", device, way, filter).containsAll(came);
                    if (allowed.contains(filter)) {
                        assertThat(came).as("%s, %s, %s", device, way, filter).containsExactly(filter);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Broker.class)
    void nobodyComesInAsAnother(Broker which) throws IOException {
        open(which);
        for (String device : DEVICES.keySet()) { // or the wrong tries to come would shut this address' strangers out
            letIn(device, MqttVersion.MQTT_5).close();
        }
        for (String device : DEVICES.keySet()) {
            try (RawMqtt own = letIn(device, MqttVersion.MQTT_5)) {
                for (String other : Stream.concat(DEVICES.keySet().stream(), Stream.of("hub", "hub-2", ""))
                        .filter(name -> !name.equals(device))
                        .toList()) {
                    try (RawMqtt attacker = new RawMqtt(broker().port(), MqttVersion.MQTT_5)) {
                        assertThat(attacker.connects(new Papers(device, other, secretOf(device))))
                                .as("%s as user %s", device, other)
                                .isFalse();
                    }
                    if (which == Broker.OWN) { // Mosquitto lets it in under its own name, whatever it says
                        try (RawMqtt attacker = new RawMqtt(broker().port(), MqttVersion.MQTT_5)) {
                            assertThat(attacker.connects(new Papers(other, device, secretOf(device))))
                                    .as("%s as client %s", device, other)
                                    .isFalse();
                        }
                    }
                }
                try (RawMqtt guess = new RawMqtt(broker().port(), MqttVersion.MQTT_5)) {
                    assertThat(guess.connects(Papers.of(device, "a guess"))).isFalse();
                }
                String status = "foyer/v1/" + device + "/status";
                own.publish(status, "undisturbed", false);
                until(device + " is still in", () -> heard.contains(status + " < undisturbed"));
            }
        }
        if (which == Broker.MOSQUITTO) {
            aStolenClientIdTakesNobodysSession();
        }
    }

    /** The hub's wiring, in short: the files or the door first, and then who is connected. */
    @ParameterizedTest
    @EnumSource(Broker.class)
    void whoIsShutOutIsDisconnectedWithinFiveSecondsAndDoesNotComeBack(Broker which) throws IOException {
        open(which);
        Space harbour = devices.find(new SpaceId("harbour"), new DeviceId("lobby"))
                .orElseThrow()
                .space();
        String name = "stolen-" + which.name().toLowerCase(java.util.Locale.ROOT);
        String secret = on(devices.enrol(harbour, new DeviceId(name), Kind.KIOSK, "Stolen", Passage.TOGGLE))
                .secret();
        Device stolen = devices.find(new SpaceId("harbour"), new DeviceId(name)).orElseThrow();
        broker().changed(stolen);
        try (RawMqtt kiosk = new RawMqtt(broker().port(), MqttVersion.MQTT_5);
                RawMqtt bystander = letIn("attic/door", MqttVersion.MQTT_5)) {
            until("it is let in, also where the broker reads a file", () -> comesIn(kiosk, "harbour/" + name, secret));
            kiosk.subscribe(1, "foyer/v1/harbour/roster");

            long before = System.nanoTime();
            Device shutOut = on(devices.revoke(stolen));
            broker().changed(shutOut);

            assertThat(kiosk.isCutOff()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            try (RawMqtt again = new RawMqtt(broker().port(), MqttVersion.MQTT_5)) {
                assertThat(again.connects(Papers.of("harbour/" + name, secret))).isFalse();
            }
            bystander.publish("foyer/v1/attic/door/status", "still here", false);
            until("the bystander was not disturbed", () -> heard.contains("foyer/v1/attic/door/status < still here"));
        }
    }

    private void aStolenClientIdTakesNobodysSession() throws IOException {
        try (RawMqtt front = letIn("harbour/front-door", MqttVersion.MQTT_5);
                RawMqtt rogue = new RawMqtt(broker().port(), MqttVersion.MQTT_5)) {
            assertThat(rogue.connects(new Papers("harbour/front-door", "attic/door", secretOf("attic/door"))))
                    .isTrue(); // as attic/door

            front.publish("foyer/v1/harbour/front-door/status", "still here", false);
            until("it still is", () -> heard.contains("foyer/v1/harbour/front-door/status < still here"));
        }
    }

    private Set<String> heardBy(String device, MqttVersion version, String filter, List<String> spoken)
            throws IOException {
        try (RawMqtt client = letIn(device, version)) {
            client.subscribe(1, filter);
            client.subscribe(2, "foyer/v1/" + device + "/command");
            Pattern matching = pattern(filter);
            List<Future<Void>> said = new ArrayList<>();
            for (String topic : spoken) {
                if (matching.matcher(topic).matches()) {
                    said.add(hub().publish(topic, "live".getBytes(StandardCharsets.UTF_8)));
                }
            }
            on(Future.all(said));
            on(hub().publish("foyer/v1/" + device + "/command", "that was all".getBytes(StandardCharsets.UTF_8)));
            Set<String> came = client.hearsUntil("that was all");
            if (!matching.matcher("foyer/v1/" + device + "/command").matches()) {
                came.remove("foyer/v1/" + device + "/command"); // kept, for the second subscription
            }
            return came;
        }
    }

    private RawMqtt letIn(String device, MqttVersion version) throws IOException {
        return RawMqtt.letIn(broker().port(), version, Papers.of(device, secretOf(device)));
    }

    private static boolean comesIn(RawMqtt client, String device, String secret) {
        try {
            return client.connects(Papers.of(device, secret));
        } catch (IOException e) {
            return false;
        }
    }

    private void open(Broker which) throws IOException {
        BrokerForTests broker =
                which == Broker.OWN ? BrokerForTests.own(devices) : BrokerForTests.mosquitto(vertx, devices, folder);
        MqttLink hub = broker.hub(vertx)
                .listen(
                        "foyer/#",
                        (topic, message) -> heard.add(topic + " < " + new String(message, StandardCharsets.UTF_8)));
        opened = broker;
        line = hub;
        on(hub.open());
    }

    private BrokerForTests broker() {
        return Objects.requireNonNull(opened);
    }

    private MqttLink hub() {
        return Objects.requireNonNull(line);
    }

    private void afterEverythingBefore() {
        on(hub().publish("foyer/v1/fence/fence/fence", "fence".getBytes(StandardCharsets.UTF_8)));
        until("the hub has heard what was before", () -> heard.remove("foyer/v1/fence/fence/fence < fence"));
    }

    private static List<String> ways(Broker which) {
        return which == Broker.OWN // which speaks MQTT 5 only: that is tested with the broker
                ? List.of("5 plain", "5 retained", "5 alias")
                : List.of("5 plain", "5 retained", "5 alias", "3 plain", "3 retained");
    }

    private static MqttVersion version(String way) {
        return way.startsWith("5") ? MqttVersion.MQTT_5 : MqttVersion.MQTT_3_1_1;
    }

    private static List<String> topics() {
        List<String> all = new ArrayList<>();
        for (String device : Stream.concat(DEVICES.keySet().stream(), Stream.of("harbour/door", "attic/front-door"))
                .toList()) {
            LEAVES.forEach(leaf -> all.add("foyer/v1/" + device + "/" + leaf));
        }
        for (String space : List.of("harbour", "attic")) {
            LEAVES.forEach(leaf -> all.add("foyer/v1/" + space + "/" + leaf));
        }
        all.addAll(ODD);
        all.addAll(BROKERS);
        return all;
    }

    private static List<String> filters() {
        List<String> plain = Stream.concat(topics().stream(), WILD.stream()).toList();
        List<String> all = new ArrayList<>(plain);
        plain.forEach(filter -> all.add("$share/hub/" + filter));
        WILD.forEach(filter -> all.add("$share/mine/" + filter));
        return all;
    }

    private static Set<String> allowed(String device, Map<Kind, Set<String>> rights) {
        String space = device.substring(0, device.indexOf('/'));
        return Objects.requireNonNull(rights.get(DEVICES.get(device))).stream()
                .map(leaf -> leaf.startsWith("../")
                        ? "foyer/v1/" + space + "/" + leaf.substring(3)
                        : "foyer/v1/" + device + "/" + leaf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String words(String device, String way, String topic) {
        return device + " by " + way + " says " + topic;
    }

    private static String secretOf(String device) {
        return Objects.requireNonNull(secrets.get(device));
    }

    private static Pattern pattern(String filter) {
        String bare = filter.startsWith("$share/") ? filter.split("/", 3)[2] : filter;
        return Pattern.compile(Stream.of(bare.split("/", -1))
                .map(level -> level.equals("+") ? "[^/]*" : level.equals("#") ? ".*" : Pattern.quote(level))
                .collect(Collectors.joining("/")));
    }
}
