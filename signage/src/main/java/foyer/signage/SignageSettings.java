package foyer.signage;

import foyer.config.Example;
import foyer.config.TlsFiles;
import foyer.wire.DeviceId;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.tls.Trust;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a player needs to know.
 *
 * @param dataFolder where the last programme is kept
 * @param space      whose screen this is
 * @param device     which of its screens
 * @param tls        its page over HTTPS
 */
public record SignageSettings(
        @Example("/var/lib/foyer/signage") Path dataFolder,
        Http http,
        @Example("harbour") SpaceId space,
        @Example("lobby") DeviceId device,
        Mqtt mqtt,
        @Nullable TlsFiles tls) {

    /** Where the page is served. */
    public record Http(
            @Example("127.0.0.1") String host,
            @Example("8082") int port) {}

    /**
     * How the hub's broker is reached.
     *
     * @param secret    as it was given when the screen was enrolled
     * @param authority who vouches for the broker, in PEM, where that is none that this system knows
     */
    public record Mqtt(
            @Example("tcp://127.0.0.1:8083") String url,

            @Example("the one given when the screen was enrolled")
            String secret,

            @Nullable Path authority) {

        /** Without the secret. */
        @Override
        public String toString() {
            return url;
        }
    }

    public SignageSettings {
        broker(space, device, mqtt); // a wrong address is told when the settings are read
    }

    MqttAddress broker() {
        return broker(space, device, mqtt);
    }

    private static MqttAddress broker(SpaceId space, DeviceId device, Mqtt mqtt) {
        return MqttAddress.ofDevice(
                mqtt.url(), Topics.clientId(space, device), mqtt.secret(), Trust.authority(mqtt.authority()));
    }
}
