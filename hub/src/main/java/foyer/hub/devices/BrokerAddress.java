package foyer.hub.devices;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a device that is let in finds the broker.
 *
 * @param url    the same for all; null where it is on the hub's machine, which has as many names as ways lead to it
 * @param scheme {@code ssl} where it speaks TLS, or {@code tcp}
 * @param port   on the hub's machine
 */
public record BrokerAddress(@Nullable String url, String scheme, int port) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * An outside broker.
     *
     * @param told as a person set it
     * @param hubs as the hub itself finds it, without its user and password
     */
    public static BrokerAddress outside(@Nullable String told, String hubs) {
        URI uri = URI.create(hubs);
        return told != null || !HERE.contains(uri.getHost())
                ? new BrokerAddress(told == null ? hubs : told, uri.getScheme(), uri.getPort())
                : new BrokerAddress(null, uri.getScheme(), uri.getPort());
    }

    /** For a device that found the hub under this name. */
    public String seenFrom(String hub) {
        return url == null ? scheme + "://" + hub + ":" + port : url;
    }
}
