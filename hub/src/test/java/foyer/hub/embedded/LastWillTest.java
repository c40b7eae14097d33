package foyer.hub.embedded;

import static foyer.hub.Wait.on;
import static foyer.hub.embedded.KeeperForTests.FRONT_DOOR;
import static foyer.hub.embedded.KeeperForTests.secretOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.embedded.PahoForTests.Heard;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.mqtt.MqttLink.LastWill;
import io.vertx.core.Vertx;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A device that goes is known to have gone, however it goes; its session, which is kept for an hour, does not hide that. */
@Timeout(60)
class LastWillTest {

    private static final String STATUS = "foyer/v1/" + FRONT_DOOR + "/status";
    private static final Heard GONE = new Heard(STATUS, "gone");

    private EmbeddedBroker broker;
    private PahoForTests hub;

    @BeforeEach
    void start() throws MqttException {
        broker = EmbeddedBroker.start("127.0.0.1", 0, new KeeperForTests());
        hub = new PahoForTests(broker.port(), "hub", "hub", secretOf("hub")).connect();
        assertThat(hub.maySubscribe(STATUS)).isTrue();
    }

    @AfterEach
    void stop() throws MqttException {
        hub.close();
        broker.close();
    }

    @Test
    void ofOneThatLosesItsPower() throws Exception {
        try (PahoForTests door = device()) {
            door.connect();

            door.losePower();

            assertThat(hub.next()).isEqualTo(GONE);
        }
    }

    @Test
    void ofOneThatIsCutOff() throws Exception {
        try (PahoForTests door = device()) {
            door.connect();

            broker.disconnect(FRONT_DOOR);

            assertThat(hub.next()).isEqualTo(GONE);
        }
    }

    @Test
    void ofOneThatLeavesInOrderAndAsksForIt() throws Exception {
        Vertx vertx = Vertx.vertx();
        MqttLink door = new MqttLink(
                vertx,
                new MqttAddress("tcp://127.0.0.1:" + broker.port(), FRONT_DOOR, FRONT_DOOR, secretOf(FRONT_DOOR)),
                new LastWill(STATUS, "gone".getBytes(UTF_8)));
        on(door.open());

        on(door.close());

        assertThat(hub.next()).isEqualTo(GONE);
        on(vertx.close());
    }

    @Test
    void isRetainedForAHubThatComesLater() throws Exception {
        try (PahoForTests door = device()) {
            door.connect();
            door.losePower();
            assertThat(hub.next()).isEqualTo(GONE);
        }
        try (PahoForTests later = new PahoForTests(broker.port(), "hub-2", "hub", secretOf("hub")).connect()) {
            assertThat(later.maySubscribe(STATUS)).isTrue();
            assertThat(later.next()).isEqualTo(GONE);
        }
    }

    @Test
    void isNotToldOfOneThatComesBackAtOnceAndIsToldWhenItGoesAgain() throws Exception {
        try (PahoForTests door = device();
                PahoForTests again = device()) {
            door.connect();
            door.losePower();
            again.connect();
            assertThat(again.mayPublish(STATUS, "here", true)).isTrue();
            assertThat(hub.next()).isEqualTo(new Heard(STATUS, "here"));

            again.losePower();

            assertThat(hub.next()).isEqualTo(GONE);
        }
    }

    /** What MqttLink asks of a broker. */
    private PahoForTests device() throws MqttException {
        return new PahoForTests(broker.port(), FRONT_DOOR, FRONT_DOOR, secretOf(FRONT_DOOR)).with(options -> {
            options.setCleanStart(false);
            options.setSessionExpiryInterval(3600L);
            options.setWill(STATUS, new MqttMessage("gone".getBytes(UTF_8), 1, true, new MqttProperties()));
        });
    }
}
