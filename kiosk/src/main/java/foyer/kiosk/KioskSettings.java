package foyer.kiosk;

import foyer.config.TlsFiles;
import foyer.wire.DeviceId;
import foyer.wire.Required;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.tls.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person sets for a kiosk, in {@code kiosk.yaml} and the environment; see {@code config/kiosk.yaml}.
 *
 * @param space              the space it stands in
 * @param device             its own short name there
 * @param dataFolder         where it keeps its journal, roster and token
 * @param timeZone           whose midnight begins a day until the hub has told the space's; the machine's where none is set
 * @param resendAfterSeconds how long the hub may take for a receipt before a check-in is sent again; 5 where none is set
 * @param tls                its page over HTTPS, without which a browser on another machine has no camera
 */
public record KioskSettings(
        SpaceId space,
        DeviceId device,
        Path dataFolder,
        Http http,
        Mqtt mqtt,
        @Nullable ZoneId timeZone,
        @Nullable Integer resendAfterSeconds,
        @Nullable TlsFiles tls) {

    private static final int RESEND_AFTER_SECONDS = 5;

    public KioskSettings {
        Required.that(
                resendAfterSeconds == null || resendAfterSeconds > 0,
                "resendAfterSeconds must be a positive number (for example 5)");
    }

    /**
     * Where its page is.
     *
     * @param port  0 takes any that is free
     * @param names what browsers may call this kiosk beside localhost and {@code host}
     */
    public record Http(String host, int port, @Nullable List<String> names) {

        public Http {
            Required.text(host, "http.host");
            Required.that(port >= 0 && port <= 65_535, "http.port must be 0 to 65535 (for example 8081)");
        }

        List<String> allNames() {
            List<String> all = new ArrayList<>(Optional.ofNullable(names).orElse(List.of()));
            all.add(host);
            return all;
        }
    }

    /**
     * The broker, and how this kiosk proves there who it is.
     *
     * @param url       {@code tcp://host:port}, or {@code ssl://host:port} with TLS ({@code mqtt://} and {@code mqtts://}
     *     are the same); whom it names as user is not this kiosk
     * @param secret    as the hub gave it when the kiosk was enrolled
     * @param authority who vouches for the broker, in PEM, where that is none that this system knows
     */
    public record Mqtt(String url, String secret, @Nullable Path authority) {

        public Mqtt {
            URI uri = URI.create(Required.text(url, "mqtt.url"));
            Required.that(
                    uri.getHost() != null
                            && List.of("tcp", "mqtt", "ssl", "mqtts").contains(uri.getScheme()),
                    "mqtt.url must look like tcp://host:port (for example tcp://127.0.0.1:8083), or ssl://host:port with TLS");
            Required.text(secret, "mqtt.secret");
        }

        /** Without the secret, for a log line. */
        @Override
        public String toString() {
            return "Mqtt[" + url + "]";
        }
    }

    MqttAddress broker() {
        return MqttAddress.ofDevice(
                mqtt.url(), Topics.clientId(space, device), mqtt.secret(), Trust.authority(mqtt.authority()));
    }

    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }

    Duration resendAfter() {
        return Duration.ofSeconds(resendAfterSeconds == null ? RESEND_AFTER_SECONDS : resendAfterSeconds);
    }
}
