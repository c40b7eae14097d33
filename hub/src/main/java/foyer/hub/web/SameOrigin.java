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

    boolean isHttps(HttpServerRequest request) {
        return of(request).startsWith("https:");
    }
}
