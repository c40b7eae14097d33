package foyer.hub.web;

import foyer.hub.access.OpenIdSignIn;
import foyer.hub.access.SignIn;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by another house's word. The hub itself never sends a browser on: its page does, to the address that it is
 * answered, and comes back to a page that asks the hub from its own origin.
 */
final class OpenIdRoutes {

    /** For as long as somebody is away at the other house. */
    static final String COOKIE = "__Host-foyer_openid";

    private static final Logger log = LoggerFactory.getLogger(OpenIdRoutes.class);

    private static final String NOT_HERE = "No other house vouches for staff here. Sign in with your password.";
    private static final String NOT_LET_IN = "This did not let you in: there is no staff account with a verified e-mail"
            + " for it, or it took too long, or it was begun in another browser. Begin again, or use your password.";
    private static final String AWAY =
            "The house that would vouch for you does not answer. Use your password, or try again in a moment.";

    private final @Nullable OpenIdSignIn openId;
    private final SessionRoutes sessions;
    private final SameOrigin sameOrigin;

    record Ways(boolean openId) {}

    record Question(URI location) {}

    record Return(String state, String code) {
        /** Without either: this may end up in a log. */
        @Override
        public String toString() {
            return "Return[]";
        }
    }

    OpenIdRoutes(@Nullable OpenIdSignIn openId, SessionRoutes sessions, SameOrigin sameOrigin) {
        this.openId = openId;
        this.sessions = sessions;
        this.sameOrigin = sameOrigin;
    }

    void addTo(Operations operations) {
        operations
                .add("getSignInWays", asked -> Future.succeededFuture(Answer.ok(new Ways(openId != null))))
                .add("beginOpenId", asked -> set().map(known -> begin(known, asked))
                        .orElseGet(OpenIdRoutes::notHere))
                .add("endOpenId", asked -> set().map(known -> end(known, asked)).orElseGet(OpenIdRoutes::notHere));
    }

    private Optional<OpenIdSignIn> set() {
        return Optional.ofNullable(openId);
    }

    private static Future<Answer> notHere() {
        return Future.succeededFuture(Answer.problem(404, NOT_HERE));
    }

    private Future<Answer> begin(OpenIdSignIn openId, Asked asked) {
        if (!sameOrigin.keepsSecrets(asked.context().request())) {
            return Future.succeededFuture(Answer.problem(403, SameOrigin.NEEDS_HTTPS));
        }
        return openId.take(asked.address())
                .map(pause -> Future.succeededFuture(SessionRoutes.tooMany(pause)))
                .orElseGet(() -> openId.begin(back(asked)).map(begun -> {
                    asked.context()
                            .response()
                            .addCookie(cookie(begun.browser()).setMaxAge(OpenIdSignIn.LASTS.toSeconds()));
                    return Answer.ok(new Question(begun.there()));
                }))
                .recover(OpenIdRoutes::away);
    }

    private Future<Answer> end(OpenIdSignIn openId, Asked asked) {
        Return brought = asked.body(Return.class);
        Optional<String> browser = browser(asked.context());
        asked.context().response().addCookie(cookie("").setMaxAge(0));
        if (browser.isEmpty()) {
            return Future.succeededFuture(Answer.problem(401, NOT_LET_IN));
        }
        return openId.enter(browser.get(), brought.state(), brought.code(), back(asked))
                .compose(came -> came instanceof SignIn.Wrong
                        ? Future.succeededFuture(Answer.problem(401, NOT_LET_IN))
                        : sessions.begin(asked, came))
                .recover(OpenIdRoutes::away);
    }

    private static Future<Answer> away(Throwable e) {
        if (e instanceof OpenIdSignIn.Away) {
            log.warn("Nobody signs in by another house's word: it does not answer", e);
            return Future.succeededFuture(Answer.problem(503, AWAY).with("Retry-After", "30"));
        }
        return Future.failedFuture(e);
    }

    private URI back(Asked asked) {
        return URI.create(sameOrigin.linkTo(asked.context().request(), Pages.FROM_OPEN_ID));
    }

    private static Optional<String> browser(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue);
    }

    private static Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(true)
                .setSameSite(CookieSameSite.STRICT);
    }
}
