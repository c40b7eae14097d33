package foyer.hub.devices;

import static foyer.hub.Wait.on;
import static foyer.hub.Wait.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.devices.RawMqtt.Papers;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has a device's key, or tries to guess one. */
@Timeout(120)
class StolenKeyTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final SpaceId HARBOUR = new SpaceId("harbour");
    private static final DeviceId FRONT_DOOR = new DeviceId("front-door");
    private static final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    private Devices devices;
    private Space harbour;
    private String secret;

    @BeforeEach
    void aKiosk() {
        Database tables = Database.open(vertx, database.address());
        on(tables.keeper().query("TRUNCATE space CASCADE").execute());
        Spaces spaces = new Spaces(tables.pool());
        harbour = on(spaces.put(HARBOUR, Lofts.draft()));
        devices = new Devices(tables.pool(), spaces);
        secret = on(devices.enrol(harbour, FRONT_DOOR, Kind.KIOSK, "Front door", Passage.TOGGLE))
                .secret();
    }

    @AfterAll
    static void close() {
        on(vertx.close());
    }

    /** At a Mosquitto, which tells the last will of a client whose session another takes. */
    @Test
    void aKeyThatIsUsedInTwoPlacesIsFlagged() throws IOException {
        Database tables = Database.open(vertx, database.address());
        DeviceHealth health = new DeviceHealth(vertx, tables.pool(), devices);
        try (BrokerForTests broker = BrokerForTests.mosquitto(vertx, devices, folder)) {
            MqttLink hub = broker.hub(vertx).listen(Topics.EVERY_STATUS, health::arrived);
            on(hub.open());

            @Nullable RawMqtt before = null;
            for (int round = 0; round < 6; round++) { // each takes the session from the other
                RawMqtt next = new RawMqtt(broker.port(), MqttVersion.MQTT_5);
                assertThat(next.connects(Papers.of("harbour/front-door", secret)
                                .withWill(Topics.status(HARBOUR, FRONT_DOOR), status(false))))
                        .isTrue();
                if (before != null) {
                    assertThat(before.isCutOff()).isTrue();
                    before.close();
                    until("the one before is gone", () -> health.of(harbour).stream()
                            .noneMatch(DeviceStatus::online));
                }
                next.publish(Topics.status(HARBOUR, FRONT_DOOR), status(true), true);
                until("the next is there", () -> health.of(harbour).stream().anyMatch(DeviceStatus::online));
                before = next;
            }

            assertThat(health.flapping(harbour, Instant.now())).containsExactly(FRONT_DOOR);
            if (before != null) {
                before.close();
            }
            on(hub.close());
        }
    }

    /** At the hub's own broker, which counts who comes in: who is put out by another is back before it is missed. */
    @Test
    void aKeyThatIsUsedInTwoPlacesIsFlaggedAtTheHubsOwnBroker() {
        Database tables = Database.open(vertx, database.address());
        DeviceHealth health = new DeviceHealth(vertx, tables.pool(), devices);
        try (BrokerForTests broker = BrokerForTests.own(devices, health::connected)) {
            String url = "tcp://127.0.0.1:" + broker.port();
            MqttLink kiosk = new MqttLink(vertx, MqttAddress.ofDevice(url, "harbour/front-door", secret), null);
            on(kiosk.open());
            on(kiosk.publish(Topics.status(HARBOUR, FRONT_DOOR), status(true).getBytes(UTF_8)));
            assertThat(health.flapping(harbour, Instant.now()))
                    .as("once, and however much it says")
                    .isEmpty();

            MqttLink thief = new MqttLink(vertx, MqttAddress.ofDevice(url, "harbour/front-door", secret), null);
            on(thief.open());

            until("it is flagged", () -> health.flapping(harbour, Instant.now()).contains(FRONT_DOOR));
            on(kiosk.close());
            on(thief.close());
        }
    }

    @Test
    void tenThousandWrongSecretsKeepTheTrueKioskNeitherOutNorWaiting() throws Exception {
        try (BrokerForTests broker = BrokerForTests.own(devices)) {
            Set<String> heard = new ConcurrentSkipListSet<>();
            MqttLink hub = broker.hub(vertx)
                    .listen(Topics.EVERY_STATUS, (topic, message) -> heard.add(new String(message, UTF_8)));
            on(hub.open());
            MqttLink kiosk = new MqttLink(
                    vertx,
                    MqttAddress.ofDevice("tcp://127.0.0.1:" + broker.port(), "harbour/front-door", secret),
                    null);
            on(kiosk.open());

            AtomicBoolean letIn = new AtomicBoolean();
            Thread[] attackers = new Thread[4];
            for (int each = 0; each < attackers.length; each++) {
                int number = each;
                attackers[each] = new Thread(() -> guesses(broker.port(), number, letIn), "attacker " + each);
                attackers[each].start();
            }
            on(kiosk.publish(Topics.status(HARBOUR, FRONT_DOOR), "still here".getBytes(UTF_8)));
            until("the kiosk is heard through it", () -> heard.contains("still here"));
            for (Thread attacker : attackers) {
                attacker.join(90_000);
                assertThat(attacker.isAlive()).isFalse();
            }
            assertThat(letIn).isFalse();

            on(kiosk.close());
            MqttLink again = new MqttLink(
                    vertx,
                    MqttAddress.ofDevice("tcp://127.0.0.1:" + broker.port(), "harbour/front-door", secret),
                    null);
            on(again.open()); // from the attackers' own address, while nobody else there is listened to
            on(again.publish(Topics.status(HARBOUR, FRONT_DOOR), "back again".getBytes(UTF_8)));
            until("it is heard", () -> heard.contains("back again"));
            on(again.close());
            on(hub.close());
        }
    }

    private static void guesses(int port, int number, AtomicBoolean letIn) {
        for (int guess = 0; guess < 2_500; guess++) {
            try (RawMqtt attacker = new RawMqtt(port, MqttVersion.MQTT_5)) {
                if (attacker.connects(Papers.of("harbour/front-door", "guess " + number + " " + guess))) {
                    letIn.set(true);
                }
            } catch (IOException cutOff) {
                // as it should be
            }
        }
    }

    private static String status(boolean online) {
        DeviceStatus gone =
                DeviceStatus.offline(HARBOUR, FRONT_DOOR, Kind.KIOSK, "0.1.0", Instant.parse("2026-11-23T08:00:00Z"));
        DeviceStatus there =
                new DeviceStatus(HARBOUR, FRONT_DOOR, Kind.KIOSK, true, "0.1.0", 0, 0, null, "live", null, gone.at());
        return new String(Wire.encode(online ? there : gone), UTF_8);
    }
}
