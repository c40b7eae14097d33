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

    public MqttAddress {
        Required.that(
                isTcp(Required.text(url, "The broker's address")),
                "The broker's address is '" + url
                        + "' but should look like tcp://host:port (for example tcp://127.0.0.1:1883)");
        Required.text(clientId, "clientId");
        Required.present(user, "user");
        Required.present(password, "password");
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
