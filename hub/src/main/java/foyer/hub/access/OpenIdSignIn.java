package foyer.hub.access;

import foyer.wire.limits.RateLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Staff sign in by another house's word: authorization code, PKCE, state and nonce (OpenID Connect Core 1.0, 3.1; RFC 9700,
 * 2.1). Who has no account here gets none by it.
 *
 * <p>The browser keeps one secret in a cookie. Nonce and verifier are derived from it, and the state is kept together with
 * it: what was begun in one browser can be ended in no other.
 */
public final class OpenIdSignIn {

    /** How long one may take at the other house. */
    public static final Duration LASTS = Challenges.LASTS;

    private static final Logger log = LoggerFactory.getLogger(OpenIdSignIn.class);

    private static final String PURPOSE = "openid";
    private static final int AT_ONCE = 10;
    private static final int PER_MINUTE = 6;

    private final Vertx vertx;
    private final OpenIdTalk talk;
    private final Challenges challenges;
    private final StaffSessions sessions;
    private final RateLimits tries;

    /**
     * A sign-in on its way.
     *
     * @param there   where the browser goes now
     * @param browser the secret that it keeps meanwhile
     */
    public record Begun(URI there, String browser) {
        /** Without the secret: this may end up in a log. */
        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    /** The other house does not answer, or not so that it can be used. */
    public static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1;

        Away(IOException cause) {
            super(cause);
        }
    }

    public OpenIdSignIn(Vertx vertx, Pool pool, StaffSessions sessions, OpenIdProvider provider, InstantSource clock) {
        this.vertx = vertx;
        this.talk = new OpenIdTalk(provider);
        this.challenges = new Challenges(pool, clock);
        this.sessions = sessions;
        this.tries = new RateLimits(clock, AT_ONCE, PER_MINUTE);
    }

    /** Counts a try to begin; how long to wait where there have been too many. */
    public Optional<Duration> take(String address) {
        return tries.take(AddressBlock.of(address));
    }

    /**
     * Where a browser goes to be vouched for.
     *
     * @param back the hub's page to which the other house sends the browser
     * @return fails with {@link Away}
     */
    public Future<Begun> begin(URI back) {
        String browser = SessionToken.fresh();
        String state = SessionToken.fresh();
        return asking(() -> talk.question(back, state, secrets(browser)))
                .compose(there ->
                        challenges.keep(PURPOSE, browser + "\n" + state).map(kept -> new Begun(there, browser)));
    }

    /**
     * What the browser has brought back.
     *
     * @return fails with {@link Away}
     */
    public Future<SignIn> enter(String browser, String state, String code, URI back) {
        return challenges.take(PURPOSE, browser + "\n" + state).compose(good -> {
            if (!good) {
                log.warn("A sign-in by another house's word is refused: it was not begun in this browser, or is over");
                return Future.succeededFuture(new SignIn.Wrong());
            }
            return asking(() -> talk.answer(back, code, secrets(browser))).compose(this::letIn);
        });
    }

    private Future<SignIn> letIn(Optional<String> email) {
        return email.map(sessions::beginFor).orElseGet(() -> Future.succeededFuture(new SignIn.Wrong()));
    }

    private static OpenIdTalk.Secrets secrets(String browser) {
        return new OpenIdTalk.Secrets(derived("nonce", browser), derived("verifier", browser));
    }

    private static String derived(String purpose, String browser) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(SessionToken.hash("foyer openid " + purpose + "\n" + browser));
    }

    private <T> Future<T> asking(Callable<T> question) {
        return vertx.executeBlocking(question, false)
                .recover(e -> Future.failedFuture(e instanceof IOException away ? new Away(away) : e));
    }
}
