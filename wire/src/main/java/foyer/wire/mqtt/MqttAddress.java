package foyer.wire.mqtt;

import foyer.wire.Required;
import foyer.wire.tls.Trust;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is and as whom to speak to it.
 *
 * @param url      {@code tcp://host:port}, or {@code ssl://host:port} for TLS
 * @param clientId the same at every start: the broker keeps this client's session between connections
 * @param trust    which brokers are believed over TLS
 */
public record MqttAddress(String url, String clientId, String user, String password, Trust trust) {

    private static final String TCP = "tcp";
    private static final String TLS = "ssl";

    /** What people write, and what it means: the scheme as Paho knows it. */
    private static final Map<String, String> SCHEMES = Map.of("tcp", TCP, "mqtt", TCP, "ssl", TLS, "mqtts", TLS);

    private static final Map<String, Integer> USUAL_PORTS = Map.of(TCP, 1883, TLS, 8883);

    public MqttAddress {
        Required.that(
                isKnown(Required.text(url, "The broker's address")),
                "The broker's address is '" + url
                        + "' but should look like tcp://host:port (for example tcp://127.0.0.1:1883), or ssl://host:port"
                        + " with TLS");
        Required.text(clientId, "clientId");
        Required.present(user, "user");
        Required.present(password, "password");
        Required.present(trust, "trust");
    }

    /** One whose broker, where it speaks TLS, is vouched for by an authority that the system knows. */
    public MqttAddress(String url, String clientId, String user, String password) {
        this(url, clientId, user, password, Trust.system());
    }

    /**
     * A device at the broker that its settings, or {@code FOYER_MQTT_URL} for the whole house, name: {@code tcp://} or
     * {@code mqtt://}, {@code ssl://} or {@code mqtts://} with TLS. Whom the address names as user is somebody else; a
     * device's user is its client id.
     */
    public static MqttAddress ofDevice(String url, String clientId, String secret, Trust trust) {
        return new MqttAddress(plain(url), clientId, clientId, secret, trust);
    }

    /** The same, believing the system's authorities. */
    public static MqttAddress ofDevice(String url, String clientId, String secret) {
        return ofDevice(url, clientId, secret, Trust.system());
    }

    /** The address as it is wanted here: without a user, with a port; what is none is answered as it came. */
    public static String plain(String url) {
        URI uri = read(url);
        String scheme = uri == null || uri.getScheme() == null ? null : SCHEMES.get(uri.getScheme());
        if (uri == null || scheme == null || uri.getHost() == null) {
            return url;
        }
        int port = uri.getPort() < 0 ? USUAL_PORTS.getOrDefault(scheme, 0) : uri.getPort();
        return scheme + "://" + uri.getHost() + ":" + port;
    }

    boolean isTls() {
        return url.startsWith(TLS + ":");
    }

    private static boolean isKnown(String url) {
        URI uri = read(url);
        return uri != null
                && uri.getScheme() != null
                && USUAL_PORTS.containsKey(uri.getScheme())
                && uri.getHost() != null
                && uri.getPort() > 0;
    }

    private static @Nullable URI read(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /** Without the password, for a log line. */
    @Override
    public String toString() {
        return clientId + " at " + url;
    }
}
