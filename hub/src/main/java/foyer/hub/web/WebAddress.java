package foyer.hub.web;

import foyer.wire.tls.ServerCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub listens, and where people find it.
 *
 * @param publicOrigin as browsers write it ({@code https://foyer.example.org}), when a proxy stands before the hub;
 *                     null when people come to it directly
 * @param proxies      by their addresses; they are believed when they say for whom they ask
 * @param certificate  for HTTPS; null for plain HTTP
 * @param redirectFrom a port from which browsers are sent on to HTTPS; null for none
 */
public record WebAddress(
        String host,
        int port,
        @Nullable String publicOrigin,
        List<String> proxies,
        @Nullable ServerCertificate certificate,
        @Nullable Integer redirectFrom) {

    public WebAddress {
        if (publicOrigin != null && !publicOrigin.matches("https?://[^/?#\\s]+")) {
            throw new IllegalArgumentException(
                    "The public origin must be a scheme and a host (for example https://foyer.example.org), not "
                            + publicOrigin);
        }
        if (redirectFrom != null && certificate == null) {
            throw new IllegalArgumentException(
                    "http.redirectFrom sends browsers on to HTTPS, which needs tls.certificate and tls.key");
        }
    }

    /** Plain HTTP, found where it listens. */
    public static WebAddress plain(String host, int port) {
        return new WebAddress(host, port, null, List.of(), null, null);
    }
}
