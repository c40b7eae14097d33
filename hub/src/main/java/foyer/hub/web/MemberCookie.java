package foyer.hub.web;

import foyer.hub.people.MemberOfSpace;
import foyer.hub.people.MemberSessions;
import foyer.hub.people.MemberSessions.SignedIn;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The cookie by which a member's phone is known; staff have another. {@code Lax}, so that a link in a mail opens a page
 * that is signed in; whatever changes something asks for the hub's own origin besides.
 */
final class MemberCookie {

    /** A browser takes this prefix only from this very host, over https or on this machine. */
    static final String NAME = "__Host-foyer_me";

    private final MemberSessions sessions;

    MemberCookie(MemberSessions sessions) {
        this.sessions = sessions;
    }

    /** Which member asks; nobody where there is no session, or no longer. */
    Future<Optional<MemberOfSpace>> holder(RoutingContext context) {
        return token(context).map(sessions::find).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    Optional<String> token(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(NAME)).map(Cookie::getValue);
    }

    void set(RoutingContext context, SignedIn signedIn) {
        context.response().addCookie(cookie(signedIn.token()).setMaxAge(MemberSessions.LASTS.toSeconds()));
    }

    void drop(RoutingContext context) {
        context.response().addCookie(cookie("").setMaxAge(0));
    }

    private static Cookie cookie(String token) {
        return Cookie.cookie(NAME, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(true)
                .setSameSite(CookieSameSite.LAX);
    }
}
