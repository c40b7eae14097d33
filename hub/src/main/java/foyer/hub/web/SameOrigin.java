package foyer.hub.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something, or opens a WebSocket, comes from the hub's own pages or from a program
 * that is no browser: a page of another site can send neither this origin nor a header of its own.
 */
final class SameOrigin {

    static final String ADVICE =
            "This request comes from another site. A program that is no browser sends no Origin and the header X-Foyer-Client.";

    static final String NEEDS_HTTPS =
            "Over plain http a password could be read on its way, so nobody signs in here. On the hub's own machine open"
                    + " http://localhost. For others give the hub a certificate (tls in hub.yaml), or put a proxy that has"
                    + " one before it and write its address as http.publicOrigin.";

    private static final Pattern THIS_MACHINE =
            Pattern.compile("http://(localhost|[a-z0-9-]+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");

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

    /**
     * Whether what is said here stays between the two: over https, or on this machine. Browsers take a session's cookie
     * nowhere else.
     */
    boolean keepsSecrets(HttpServerRequest request) {
        return isHttps(request) || THIS_MACHINE.matcher(of(request)).matches();
    }

    boolean isHttps(HttpServerRequest request) {
        return of(request).startsWith("https:");
    }

    /** Whether a browser says that it sends this; a program says neither. */
    static boolean isFromABrowser(HttpServerRequest request) {
        return request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
    }
}
