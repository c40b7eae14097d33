package foyer.hub.devices;

import static foyer.hub.Wait.on;

import foyer.hub.embedded.EmbeddedBroker;
import foyer.wire.Topics;
import foyer.wire.mqtt.MosquittoForTests;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The hub's own broker, or a Mosquitto with the settings of {@code config/mosquitto} and the files that Foyer writes. */
interface BrokerForTests extends AutoCloseable {

    String HUB_PASSWORD = "the hub's own";

    int port();

    /** As the hub's wiring does when a device is new or shut out. */
    void changed(Device device);

    @Override
    void close();

    /** The hub at this broker. */
    default MqttLink hub(Vertx vertx) {
        return new MqttLink(vertx, new MqttAddress("tcp://127.0.0.1:" + port(), "hub", "hub", HUB_PASSWORD), null);
    }

    static BrokerForTests own(Devices devices) {
        return own(devices, clientId -> {});
    }

    static BrokerForTests own(Devices devices, Consumer<String> cameIn) {
        DeviceDoor door = new DeviceDoor(devices, HUB_PASSWORD);
        door.onCameIn(cameIn);
        EmbeddedBroker broker = EmbeddedBroker.start("127.0.0.1", 0, door, null);
        return new BrokerForTests() {
            @Override
            public int port() {
                return broker.port();
            }

            @Override
            public void changed(Device device) {
                if (device.revoked()) {
                    broker.disconnect(Topics.clientId(device.space().slug(), device.device()));
                }
            }

            @Override
            public void close() {
                broker.close();
            }
        };
    }

    static BrokerForTests mosquitto(Vertx vertx, Devices devices, Path folder) throws IOException {
        Path recipe = Path.of("..", "config", "mosquitto", "mosquitto.conf");
        on(new MosquittoFiles(vertx, devices, folder, "hub", HUB_PASSWORD, List.of()).write());
        MosquittoForTests running = MosquittoForTests.start(
                Files.readString(recipe).replace("/var/lib/foyer-mosquitto", folder.toString()));
        MosquittoFiles files = new MosquittoFiles(
                vertx, devices, folder, "hub", HUB_PASSWORD, List.of("kill", "-HUP", Long.toString(running.pid())));
        return new BrokerForTests() {
            @Override
            public int port() {
                return running.port();
            }

            @Override
            public void changed(Device device) {
                on(files.write());
            }

            @Override
            public void close() {
                running.close();
            }
        };
    }
}
