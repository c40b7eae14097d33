package foyer.hub.web;

import foyer.hub.access.SignIn;
import foyer.hub.access.Staff;
import foyer.hub.access.StaffSessions;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies by which staff are known: no script reads them, no other site sends them, no other host sets them
 * ({@code __Host-}, RFC 6265bis), and they never travel in the clear.
 */
final class SessionCookie {

    static final String NAME = "__Host-foyer_session";

    /** By this one a browser is known, also after signing out; it lets nobody in. */
    static final String BROWSER = "__Host-foyer_browser";

    private final StaffSessions sessions;

    SessionCookie(StaffSessions sessions) {
        this.sessions = sessions;
    }

    /** Who asks; nobody where there is no session, or no longer. */
    Future<Optional<Staff>> holder(RoutingContext context) {
        return token(context).map(sessions::find).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    Optional<String> token(RoutingContext context) {
        return value(context, NAME);
    }

    Optional<String> browser(RoutingContext context) {
        return value(context, BROWSER);
    }

    void set(RoutingContext context, SignIn.SignedIn signedIn) {
        add(context, NAME, signedIn.token(), StaffSessions.LASTS);
        add(context, BROWSER, signedIn.browser(), StaffSessions.BROWSER_IS_KNOWN);
    }

    void drop(RoutingContext context) {
        add(context, NAME, "", Duration.ZERO);
    }

    private static Optional<String> value(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getCookie(name)).map(Cookie::getValue);
    }

    private static void add(RoutingContext context, String name, String value, Duration lasts) {
        context.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(lasts.toSeconds()));
    }
}
