package foyer.hub.web;

import foyer.hub.access.SignIn;
import foyer.hub.access.Staff;
import foyer.hub.access.StaffSessions;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The cookie by which staff are known: no script reads it, no other site sends it. */
final class SessionCookie {

    private static final String NAME = "foyer_session";

    private final StaffSessions sessions;
    private final SameOrigin sameOrigin;

    SessionCookie(StaffSessions sessions, SameOrigin sameOrigin) {
        this.sessions = sessions;
        this.sameOrigin = sameOrigin;
    }

    /** Who asks; nobody where there is no session, or no longer. */
    Future<Optional<Staff>> holder(RoutingContext context) {
        return token(context).map(sessions::find).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    Optional<String> token(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(NAME)).map(Cookie::getValue);
    }

    void set(RoutingContext context, SignIn.SignedIn signedIn) {
        context.response().addCookie(cookie(context, signedIn.token()).setMaxAge(StaffSessions.LASTS.toSeconds()));
    }

    void drop(RoutingContext context) {
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private Cookie cookie(RoutingContext context, String token) {
        return Cookie.cookie(NAME, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(sameOrigin.isHttps(context.request()));
    }
}
