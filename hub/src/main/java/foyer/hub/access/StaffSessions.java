package foyer.hub.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Staff sign in, are recognised by their session's token for twelve hours, and sign out. */
public final class StaffSessions {

    public static final Duration LASTS = Duration.ofHours(12);

    private static final Logger log = LoggerFactory.getLogger(StaffSessions.class);

    private final StaffSql sql;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final InstantSource clock;

    public StaffSessions(Vertx vertx, Pool pool, InstantSource clock) {
        this.sql = new StaffSql(pool);
        this.passwords = new Passwords(vertx);
        this.limits = new SignInLimits(clock);
        this.clock = clock;
    }

    /**
     * One try to sign in.
     *
     * @param address where it comes from, for the limit
     */
    public Future<SignIn> signIn(String email, String password, String address) {
        Optional<Duration> wait = limits.take(address, email);
        if (wait.isPresent()) {
            log.warn(
                    "Sign-in from {} refused: too many tries, the next in {} s",
                    address,
                    wait.get().toSeconds());
            return Future.succeededFuture(new SignIn.Limited(wait.get()));
        }
        return sql.account(email).compose(account -> passwords
                .matches(password, account.map(StaffSql.Account::passwordHash).orElse(null))
                .compose(matches -> {
                    if (!matches || account.isEmpty()) {
                        return Future.succeededFuture(new SignIn.Wrong());
                    }
                    limits.giveBack(address, email);
                    return begin(account.get().staff());
                }));
    }

    /** Who holds this token; nobody once it has expired or been signed out. */
    public Future<Optional<Staff>> find(String token) {
        return sql.holder(SessionToken.hash(token), clock.instant());
    }

    public Future<Void> signOut(String token) {
        return sql.end(SessionToken.hash(token));
    }

    /** Signed in again means a new token, never one that was there before (session fixation). */
    private Future<SignIn> begin(Staff staff) {
        Instant now = clock.instant();
        SignIn.SignedIn signedIn = new SignIn.SignedIn(staff, SessionToken.fresh(), now.plus(LASTS));
        return sql.begin(SessionToken.hash(signedIn.token()), staff.id(), now, signedIn.until())
                .map(v -> signedIn);
    }
}
