package foyer.kiosk;

import foyer.config.TlsFiles;
import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.Required;
import foyer.wire.SpaceId;
import foyer.wire.pairing.Entrance;
import foyer.wire.pairing.Identity;
import foyer.wire.tls.ServerCertificate;
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
 * @param hub                where a kiosk that nobody knows yet asks to be let in
 * @param space              with device and mqtt, who it is, for set-ups by a script
 * @param device             its own short name there
 * @param dataFolder         where it keeps its journal, roster and token
 * @param timeZone           whose midnight begins a day until the hub has told the space's; the machine's where none is set
 * @param resendAfterSeconds how long the hub may take for a receipt before a check-in is sent again; 5 where none is set
 * @param tls                its page over HTTPS, without which a browser on another machine has no camera
 */
public record KioskSettings(
        @Nullable Hub hub,
        @Nullable SpaceId space,
        @Nullable DeviceId device,
        Path dataFolder,
        Http http,
        @Nullable Mqtt mqtt,
        @Nullable ZoneId timeZone,
        @Nullable Integer resendAfterSeconds,
        @Nullable TlsFiles tls) {

    private static final int RESEND_AFTER_SECONDS = 5;

    public KioskSettings {
        Required.that(
                resendAfterSeconds == null || resendAfterSeconds > 0,
                "resendAfterSeconds must be a positive number (for example 5)");
        boolean fixed = space != null && device != null && mqtt != null;
        Required.that(
                fixed || (space == null && device == null && mqtt == null),
                "space, device and mqtt belong together: give all three, or none of them and hub.url");
        Required.that(
                fixed != (hub != null),
                "give hub.url (for example http://foyer.local:8080), or else space, device and mqtt");
    }

    /**
     * The hub, to whom the page shows a code until a manager has let this kiosk in.
     *
     * @param url       as this machine and the manager's browser find it
     * @param authority who vouches for it and its broker, in PEM, where that is none that this system knows
     */
    public record Hub(String url, @Nullable Path authority) {

        public Hub {
            Required.that(
                    Required.text(url, "hub.url").matches("https?://[^/]+/?"),
                    "hub.url must look like http://host:port (for example http://foyer.local:8080)");
        }

        String withoutSlash() {
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
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

    /** Reads the authority's file. */
    Entrance.Place place(@Nullable ServerCertificate certificate) {
        return new Entrance.Place(
                DeviceStatus.Kind.KIOSK,
                http.host(),
                http.port(),
                dataFolder,
                hub == null ? null : hub.withoutSlash(),
                fixed(),
                Trust.authority(mqtt == null ? hub == null ? null : hub.authority() : mqtt.authority()),
                certificate);
    }

    @Nullable
    Identity fixed() {
        return space == null || device == null || mqtt == null
                ? null
                : new Identity(space, device, mqtt.url(), mqtt.secret());
    }

    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }

    Duration resendAfter() {
        return Duration.ofSeconds(resendAfterSeconds == null ? RESEND_AFTER_SECONDS : resendAfterSeconds);
    }
}
