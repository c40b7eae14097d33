package foyer.wire.mqtt;

import foyer.wire.Required;
import java.net.URI;

/**
 * Where the broker is and as whom to speak to it.
 *
 * @param url      {@code tcp://host:port}
 * @param clientId the same at every start: the broker keeps this client's session between connections
 */
public record MqttAddress(String url, String clientId, String user, String password) {

    private static final int USUAL_PORT = 1883;

    public MqttAddress {
        Required.that(
                isTcp(Required.text(url, "The broker's address")),
                "The broker's address is '" + url
                        + "' but should look like tcp://host:port (for example tcp://127.0.0.1:1883)");
        Required.text(clientId, "clientId");
        Required.present(user, "user");
        Required.present(password, "password");
    }

    /**
     * A device at the broker that its settings, or {@code FOYER_MQTT_URL} for the whole house, name: {@code tcp://} or
     * {@code mqtt://}. Whom the address names as user is somebody else; a device's user is its client id.
     */
    public static MqttAddress ofDevice(String url, String clientId, String secret) {
        return new MqttAddress(asTcp(url), clientId, clientId, secret);
    }

    private static String asTcp(String url) {
        try {
            URI uri = URI.create(url);
            boolean known = "mqtt".equals(uri.getScheme()) || "tcp".equals(uri.getScheme());
            int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
            return known && uri.getHost() != null ? "tcp://" + uri.getHost() + ":" + port : url;
        } catch (IllegalArgumentException notAnAddress) {
            return url; // and is told so
        }
    }

    private static boolean isTcp(String url) {
        try {
            URI uri = URI.create(url);
            return "tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** Without the password, for a log line. */
    @Override
    public String toString() {
        return clientId + " at " + url;
    }
}
