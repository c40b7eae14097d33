package foyer.hub.web;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something, or opens a WebSocket, comes from the hub's own pages or from a program
 * that is no browser: a page of another site can send neither this origin nor a header of its own.
 */
final class SameOrigin {

    static final String ADVICE =
            "This request comes from another site. A program that is no browser sends no Origin and the header X-Foyer-Client.";

    static final String NEEDS_HTTPS =
            "Signing in needs https, or a browser on the hub's own machine at http://localhost: over plain http a browser"
                    + " keeps no session. The README says how to set up TLS.";

    private final @Nullable String publicOrigin;

    /** @param publicOrigin where people find the hub when a proxy stands before it; null when they come to it directly */
    SameOrigin(@Nullable String publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    boolean holds(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return origin.equals(of(request));
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String client = request.getHeader("X-Foyer-Client");
        return client != null && !client.isBlank();
    }

    /** The hub's own origin, as whoever sends this request writes it. */
    String of(HttpServerRequest request) {
        return publicOrigin != null ? publicOrigin : request.scheme() + "://" + request.getHeader("Host");
    }

    /**
     * A link for a mail. Never with the host that a request names: a stranger could have a member's secret sent to theirs.
     */
    String linkTo(HttpServerRequest request, String path) {
        String origin = publicOrigin != null
                ? publicOrigin
                : request.scheme() + "://localhost:" + request.localAddress().port();
        return origin + path;
    }

    /** Whether a browser takes a {@code Secure} cookie from where it thinks it is. */
    boolean keepsSecrets(HttpServerRequest request) {
        return isHttps(request) || of(request).matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    }

    boolean isHttps(HttpServerRequest request) {
        return of(request).startsWith("https:");
    }
}
