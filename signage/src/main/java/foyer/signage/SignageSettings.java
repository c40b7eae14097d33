package foyer.signage;

import foyer.config.Example;
import foyer.config.TlsFiles;
import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.Required;
import foyer.wire.SpaceId;
import foyer.wire.pairing.Entrance;
import foyer.wire.pairing.Identity;
import foyer.wire.tls.ServerCertificate;
import foyer.wire.tls.Trust;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a player needs to know.
 *
 * @param dataFolder where the last programme is kept
 * @param hub        where a screen that nobody knows yet asks to be let in
 * @param space      with device and mqtt, who it is, for set-ups by a script
 * @param device     which of its screens
 * @param tls        its page over HTTPS
 */
public record SignageSettings(
        @Example("/var/lib/foyer/signage") Path dataFolder,
        Http http,
        @Nullable Hub hub,
        @Nullable SpaceId space,
        @Nullable DeviceId device,
        @Nullable Mqtt mqtt,
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

    /**
     * The hub, to whom the wall shows a code until a manager has let this screen in.
     *
     * @param url       as this machine and the manager's browser find it
     * @param authority who vouches for it and its broker, in PEM, where that is none that this system knows
     */
    public record Hub(
            @Example("http://foyer.local:8080") String url,
            @Nullable Path authority) {

        public Hub {
            Required.that(
                    url.matches("https?://[^/]+/?"),
                    "hub.url must look like http://host:port (for example http://foyer.local:8080)");
        }

        String withoutSlash() {
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
    }

    public SignageSettings {
        boolean fixed = space != null && device != null && mqtt != null;
        Required.that(
                fixed || (space == null && device == null && mqtt == null),
                "space, device and mqtt belong together: give all three, or none of them and hub.url");
        Required.that(
                fixed != (hub != null),
                "give hub.url (for example http://foyer.local:8080), or else space, device and mqtt");
        Identity known = fixed(space, device, mqtt);
        if (known != null) {
            known.broker(Trust.system()); // a wrong address is told when the settings are read
        }
    }

    /** Reads the authority's file. */
    Entrance.Place place(@Nullable ServerCertificate certificate) {
        return new Entrance.Place(
                DeviceStatus.Kind.SCREEN,
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
        return fixed(space, device, mqtt);
    }

    private static @Nullable Identity fixed(@Nullable SpaceId space, @Nullable DeviceId device, @Nullable Mqtt mqtt) {
        return space == null || device == null || mqtt == null
                ? null
                : new Identity(space, device, mqtt.url(), mqtt.secret());
    }
}
