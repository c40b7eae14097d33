package foyer.hub;

import foyer.wire.mqtt.MqttAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a person sets for a hub, in {@code config/hub.yaml} and the environment.
 *
 * @param dataFolder  where the hub keeps what must outlive it
 * @param http        where its pages and its API are
 * @param broker      where its own broker listens, unless {@code mqtt} names an outside one
 * @param database    an outside PostgreSQL's address, or the port of its own
 * @param mqtt        an outside broker's address
 * @param firstAdmin  who signs in first
 */
public record HubSettings(
        Path dataFolder,
        Http http,
        Broker broker,
        Database database,
        @Nullable Mqtt mqtt,
        @Nullable FirstAdmin firstAdmin) {

    public record Http(String host, int port) {}

    public record Broker(String host, int port) {}

    public record Database(@Nullable String url, int port) {}

    /** {@code mqtt://user:password@host:1883}. */
    public record Mqtt(@Nullable String url) {}

    public record FirstAdmin(@Nullable String email) {}

    private static final String HUB = "hub";

    static MqttAddress outside(String url) {
        URI uri = URI.create(url);
        String who = uri.getUserInfo();
        if (uri.getHost() == null || who == null || !who.contains(":")) {
            throw new IllegalArgumentException(
                    "FOYER_MQTT_URL needs a user and a password (for example mqtt://hub:secret@localhost:1883)");
        }
        int colon = who.indexOf(':');
        int port = uri.getPort() < 0 ? 1883 : uri.getPort();
        return new MqttAddress(
                "tcp://" + uri.getHost() + ":" + port, HUB, who.substring(0, colon), who.substring(colon + 1));
    }

    static MqttAddress own(String host, int port, String password) {
        return new MqttAddress("tcp://" + host + ":" + port, HUB, HUB, password);
    }
}
