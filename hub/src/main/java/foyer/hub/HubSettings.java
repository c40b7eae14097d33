package foyer.hub;

import foyer.config.Example;
import foyer.config.TlsFiles;
import foyer.hub.access.OpenIdProvider;
import foyer.hub.devices.BrokerAddress;
import foyer.hub.devices.Devices;
import foyer.hub.devices.MosquittoFiles;
import foyer.hub.mail.MailServer;
import foyer.wire.Sha256;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.tls.ServerCertificate;
import foyer.wire.tls.Trust;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person sets for a hub, in {@code config/hub.yaml} and the environment.
 *
 * @param dataFolder where the hub keeps what must outlive it
 * @param http       where its pages and its API are
 * @param broker     where its own broker listens, unless {@code mqtt.url} names an outside one
 * @param database   an outside PostgreSQL's address, or the port of its own
 * @param mqtt       an outside broker's address
 * @param firstAdmin who signs in first
 * @param tls        HTTPS, and MQTT over TLS at its own broker; without it both speak plainly
 * @param mail       who sends letters to members; without it they lie in the outbox
 * @param outboxIsRead for a demo: without a mail server, whoever's letter lies in the outbox counts as told
 * @param openId     another house by whose word staff may sign in, beside their passwords
 */
public record HubSettings(
        @Example(".foyer/hub") Path dataFolder,
        Http http,
        @Nullable Own broker,
        @Nullable Database database,
        @Nullable Mqtt mqtt,
        @Nullable FirstAdmin firstAdmin,
        @Nullable TlsFiles tls,
        @Nullable Mail mail,
        @Nullable Boolean outboxIsRead,
        @Nullable OpenId openId) {

    private static final String HUB = "hub";
    private static final int DATABASE_PORT = 8084;
    private static final String FIRST_ADMIN = "admin@foyer.local";

    /**
     * The HTTP server.
     *
     * @param publicOrigin as browsers see it, when a proxy stands before the hub
     * @param proxies      that stand before the hub, by address: they are believed when they say for whom they ask
     * @param redirectFrom a port from which browsers are sent on to HTTPS; only beside {@code tls}
     */
    public record Http(
            @Example("127.0.0.1") String host,
            @Example("8080") int port,
            @Nullable String publicOrigin,
            @Nullable List<String> proxies,
            @Nullable Integer redirectFrom) {

        List<String> knownProxies() {
            return proxies == null ? List.of() : proxies;
        }
    }

    /** The hub's own broker. */
    public record Own(
            @Example("127.0.0.1") String host,
            @Example("8083") int port) {}

    /**
     * The database.
     *
     * @param url  of an outside one; without it the hub starts its own
     * @param port of its own; without it 8084
     */
    public record Database(@Nullable String url, @Nullable Integer port) {

        /** Without the password, for a log line. */
        @Override
        public String toString() {
            return "Database[" + (url == null ? "own, port " + port : "outside") + "]";
        }
    }

    /**
     * An outside broker, and how devices find theirs.
     *
     * @param url       of an outside one, with the hub's user and password: {@code mqtt://hub:secret@host:1883}, or
     *     {@code mqtts://} for TLS
     * @param deviceUrl where kiosks and screens find the broker; without it, where they found the hub, at its port
     * @param rightsFolder  where the hub writes {@code passwords} and {@code rights} for an outside Mosquitto
     * @param reloadCommand tells that Mosquitto to read them, for example {@code [systemctl, reload, mosquitto]}; without a shell
     * @param authority who vouches for an outside one, in PEM, where that is none that this system knows
     */
    public record Mqtt(
            @Nullable String url,
            @Nullable String deviceUrl,
            @Nullable Path authority,
            @Nullable Path rightsFolder,
            @Nullable List<String> reloadCommand) {

        /** Without the password, for a log line. */
        @Override
        public String toString() {
            return "Mqtt[" + (url == null ? "own" : "outside") + "]";
        }
    }

    /** The account made when there is none. */
    public record FirstAdmin(@Example("ada@example.org") String email) {}

    /**
     * A mail server.
     *
     * @param startTls without it true: a connection that cannot be encrypted is refused; 465 speaks TLS by itself
     * @param user     without it the hub does not sign in to the server
     */
    public record Mail(
            @Example("smtp.example.org") String host,
            @Example("587") int port,
            @Nullable Boolean startTls,
            @Nullable String user,
            @Nullable String password,
            @Example("The Rope Loft <hello@example.org>") String from) {

        /** Without the password, for a log line. */
        @Override
        public String toString() {
            return "Mail[" + host + ":" + port + "]";
        }
    }

    /**
     * A provider of OpenID Connect.
     *
     * @param issuer       where it says of itself what it can
     * @param clientId     by which it knows this hub
     * @param clientSecret that goes with it
     */
    public record OpenId(
            @Example("https://login.example.org") String issuer,
            @Example("foyer") String clientId,
            @Example("secret") String clientSecret) {

        /** Without the secret, for a log line. */
        @Override
        public String toString() {
            return "OpenId[" + issuer + "]";
        }
    }

    @Nullable
    String databaseUrl() {
        return database == null ? null : database.url();
    }

    int databasePort() {
        return database == null || database.port() == null ? DATABASE_PORT : database.port();
    }

    /** Null where letters are to lie in the outbox. Links in letters must lead to where people find the hub. */
    @Nullable
    MailServer mailServer() {
        if (mail == null) {
            return null;
        }
        if (http.publicOrigin() == null) {
            throw new IllegalArgumentException("mail needs http.publicOrigin (for example https://foyer.example.org):"
                    + " the links in the letters lead there");
        }
        boolean startTls = mail.startTls() == null || mail.startTls();
        return new MailServer(mail.host(), mail.port(), startTls, mail.user(), mail.password(), mail.from());
    }

    boolean letsOutboxCount() {
        return Boolean.TRUE.equals(outboxIsRead);
    }

    /** Where people find the hub's pages, as far as its settings say. */
    String ownOrigin() {
        String publicOrigin = http.publicOrigin();
        return publicOrigin != null ? publicOrigin : (tls == null ? "http" : "https") + "://localhost:" + http.port();
    }

    /** Null where nobody else vouches for staff. The provider must send browsers to where people find the hub. */
    @Nullable
    OpenIdProvider openIdProvider() {
        if (openId == null) {
            return null;
        }
        if (http.publicOrigin() == null) {
            throw new IllegalArgumentException("openId needs http.publicOrigin (for example https://foyer.example.org):"
                    + " the provider sends browsers back to its page /sign-in/openid");
        }
        return new OpenIdProvider(URI.create(openId.issuer()), openId.clientId(), openId.clientSecret());
    }

    String firstAdminEmail() {
        return firstAdmin == null ? FIRST_ADMIN : firstAdmin.email();
    }

    /** Of the outside broker, or null where the hub is to start its own. */
    @Nullable
    MqttAddress outsideBroker() {
        if (mqtt == null || mqtt.url() == null) {
            return null;
        }
        URI uri = URI.create(mqtt.url());
        String who = uri.getUserInfo();
        if (uri.getHost() == null || who == null || !who.contains(":")) {
            throw new IllegalArgumentException("mqtt.url (FOYER_MQTT_URL) needs a host, a user and a password"
                    + " (for example mqtt://hub:secret@localhost:1883)");
        }
        int colon = who.indexOf(':');
        return new MqttAddress(
                MqttAddress.plain(mqtt.url()),
                HUB,
                who.substring(0, colon),
                who.substring(colon + 1),
                Trust.authority(mqtt.authority()));
    }

    /**
     * What devices are told.
     *
     * @param ownPort where the hub's own broker listens, if it does
     */
    BrokerAddress brokerForDevices(int ownPort) {
        MqttAddress outside = outsideBroker();
        String told = mqtt == null ? null : mqtt.deviceUrl();
        return outside == null
                ? new BrokerAddress(told, tls == null ? "tcp" : "ssl", ownPort)
                : BrokerAddress.outside(told, outside.url());
    }

    /** Null where an outside broker's rights are somebody else's. */
    @Nullable
    MosquittoFiles mosquittoFiles(Vertx vertx, Devices devices, MqttAddress hub) {
        if (mqtt == null || mqtt.rightsFolder() == null) {
            return null;
        }
        List<String> reload = mqtt.reloadCommand() == null ? List.of() : mqtt.reloadCommand();
        return new MosquittoFiles(vertx, devices, mqtt.rightsFolder(), hub.user(), hub.password(), reload);
    }

    /** The same for every hub at the same outside broker, and for nobody else. */
    String groupSecret() {
        MqttAddress outside = outsideBroker();
        String known = outside == null ? "" : "the hubs' group of " + outside.user() + " " + outside.password();
        return HexFormat.of().formatHex(Sha256.of(known)).substring(0, 32);
    }

    /** Where the hub's own broker is to listen. */
    Own ownBroker() {
        if (broker == null) {
            throw new IllegalArgumentException("broker is missing: give broker.host and broker.port (for example"
                    + " 127.0.0.1 and 8083), or an outside broker as mqtt.url");
        }
        return broker;
    }

    /** The hub is one of its own broker's clients, by a password that lives as long as the process. */
    static MqttAddress own(int port, String password, @Nullable ServerCertificate certificate) {
        return certificate == null
                ? new MqttAddress("tcp://127.0.0.1:" + port, HUB, HUB, password)
                : new MqttAddress("ssl://127.0.0.1:" + port, HUB, HUB, password, Trust.exactly(certificate::now));
    }
}
