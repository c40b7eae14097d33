package foyer.hub.web;

import org.jspecify.annotations.Nullable;

/**
 * Where the hub listens, and where people find it.
 *
 * @param publicOrigin as browsers write it ({@code https://foyer.example.org}), when a proxy stands before the hub;
 *                     null when people come to it directly
 */
public record WebAddress(String host, int port, @Nullable String publicOrigin) {

    public WebAddress {
        if (publicOrigin != null && !publicOrigin.matches("https?://[^/?#\\s]+")) {
            throw new IllegalArgumentException(
                    "The public origin must be a scheme and a host (for example https://foyer.example.org), not "
                            + publicOrigin);
        }
    }
}
