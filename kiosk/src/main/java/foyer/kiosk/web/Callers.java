package foyer.kiosk.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells this kiosk's own page and the holders of its token from everybody else. */
public final class Callers {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Set<String> names = new HashSet<>(LOOPBACK);
    private final LocalToken token;

    /**
     * Knows the kiosk by its names.
     *
     * @param names what browsers may call this kiosk, beside the loopback's names. A stranger's page can make its own
     *     name point here (DNS rebinding), but it cannot make it one of these.
     */
    public Callers(Collection<String> names, LocalToken token) {
        names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
        this.token = token;
    }

    boolean isOurs(HttpServerRequest request) {
        return hasToken(request) || isOwnPage(request);
    }

    boolean hasToken(HttpServerRequest request) {
        return token.isIn(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    private boolean isOwnPage(HttpServerRequest request) {
        HostAndPort host = request.authority();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (host == null || origin == null || !names.contains(host.host().toLowerCase(Locale.ROOT))) {
            return false;
        }
        String here = request.getHeader(HttpHeaders.HOST);
        return origin.equalsIgnoreCase("http://" + here) || origin.equalsIgnoreCase("https://" + here);
    }
}
