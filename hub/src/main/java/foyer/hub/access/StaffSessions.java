package foyer.hub.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Staff sign in, are recognised by their session's token for twelve hours, and sign out. */
public final class StaffSessions {

    public static final Duration LASTS = Duration.ofHours(12);

    /** How long a browser is known after somebody has signed in with it. */
    public static final Duration BROWSER_IS_KNOWN = Duration.ofDays(180);

    private static final Logger log = LoggerFactory.getLogger(StaffSessions.class);

    private static final Duration BUSY = Duration.ofSeconds(2);

    private final StaffSql sql;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final InstantSource clock;

    /**
     * Where a try comes from.
     *
     * @param address of the network
     * @param browser the token that a browser was given when somebody last signed in with it
     */
    public record Origin(String address, Optional<String> browser) {}

    public StaffSessions(Vertx vertx, Pool pool, InstantSource clock) {
        this.sql = new StaffSql(pool);
        this.passwords = new Passwords(vertx);
        this.limits = new SignInLimits(clock);
        this.clock = clock;
    }

    /** One try to sign in. */
    public Future<SignIn> signIn(String email, String password, Origin from) {
        return known(email, from).compose(browser -> signIn(email, password, from.address(), browser));
    }

    private Future<SignIn> signIn(String email, String password, String address, Optional<String> browser) {
        Optional<Duration> wait = browser.map(limits::takeKnown).orElseGet(() -> limits.takeAsStaff(address, email));
        if (wait.isPresent()) {
            log.warn(
                    "Sign-in from {} refused: too many tries, the next in {} s",
                    address,
                    wait.get().toSeconds());
            return Future.succeededFuture(new SignIn.Limited(wait.get()));
        }
        return sql.account(email)
                .compose(account -> passwords
                        .matches(
                                password,
                                account.filter(this::stillGood)
                                        .map(StaffSql.Account::passwordHash)
                                        .orElse(null))
                        .compose(matches -> {
                            if (!matches || account.isEmpty()) {
                                return Future.<SignIn>succeededFuture(new SignIn.Wrong());
                            }
                            browser.ifPresentOrElse(
                                    limits::giveBackKnown, () -> limits.giveBackAsStaff(address, email));
                            return begin(account.get().staff());
                        }))
                .recover(e -> e instanceof Passwords.Busy
                        ? Future.succeededFuture(new SignIn.Limited(BUSY))
                        : Future.failedFuture(e));
    }

    /** The browser's key in the limits, where it has been here with this account; any other is nobody's. */
    private Future<Optional<String>> known(String email, Origin from) {
        if (from.browser().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        byte[] hash = SessionToken.hash(from.browser().get());
        return sql.isKnown(hash, email, clock.instant())
                .map(known -> known ? Optional.of(HexFormat.of().formatHex(hash)) : Optional.empty());
    }

    /** A password that was given for the beginning does not stay good for ever. */
    private boolean stillGood(StaffSql.Account account) {
        return account.passwordUntil()
                .map(until -> clock.instant().isBefore(until))
                .orElse(true);
    }

    /** Who holds this token; nobody once it has expired or been signed out. */
    public Future<Optional<Staff>> find(String token) {
        return sql.holder(SessionToken.hash(token), clock.instant());
    }

    public Future<Void> signOut(String token) {
        return sql.end(SessionToken.hash(token));
    }

    /** Ends every session of theirs, also this one, and forgets the browsers they were known by. */
    public Future<Void> signOutEverywhere(Staff staff) {
        return sql.endAll(staff.id());
    }

    /** What came of choosing another password. */
    public enum Change {
        DONE,
        /** The old one is not right. */
        WRONG,
        LIMITED
    }

    /** A new password that will not do, in words. */
    public static final class NotThisOne extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotThisOne(String words) {
            super(words, null, false, false); // no stack: it is an answer
        }
    }

    /**
     * Exchanges the password, which takes the old one; every other session of theirs ends.
     *
     * @return fails with {@link NotThisOne} where the new one will not do
     */
    public Future<Change> changePassword(Staff staff, String old, String wanted, String token, String address) {
        return knows(staff, old, address)
                .compose(came ->
                        came == Change.DONE ? exchange(staff, old, wanted, token) : Future.succeededFuture(came))
                .recover(e ->
                        e instanceof Passwords.Busy ? Future.succeededFuture(Change.LIMITED) : Future.failedFuture(e));
    }

    /** Whether somebody who is signed in can say their password again: a try like any other. */
    Future<Change> knows(Staff staff, String password, String address) {
        if (limits.takeAsStaff(address, staff.email()).isPresent()) {
            return Future.succeededFuture(Change.LIMITED);
        }
        return sql.account(staff.email())
                .compose(account -> passwords.matches(
                        password, account.map(StaffSql.Account::passwordHash).orElse(null)))
                .map(matches -> {
                    if (!matches) {
                        return Change.WRONG;
                    }
                    limits.giveBackAsStaff(address, staff.email());
                    return Change.DONE;
                })
                .recover(e ->
                        e instanceof Passwords.Busy ? Future.succeededFuture(Change.LIMITED) : Future.failedFuture(e));
    }

    private Future<Change> exchange(Staff staff, String old, String wanted, String token) {
        if (PasswordRules.normalised(old).equals(PasswordRules.normalised(wanted))) {
            return Future.failedFuture(new NotThisOne("That is the password you have. Choose another."));
        }
        return passwords.trouble(wanted, staff).compose(trouble -> {
            if (trouble.isPresent()) {
                return Future.failedFuture(new NotThisOne(trouble.get()));
            }
            return passwords
                    .hash(wanted)
                    .compose(hash -> sql.exchange(staff.id(), hash, SessionToken.hash(token)))
                    .map(Change.DONE);
        });
    }

    /** Who has proved by other means than the password that this e-mail is theirs; only if they have an account here. */
    Future<SignIn> beginFor(String email) {
        return sql.account(email).compose(account -> {
            if (account.isEmpty()) {
                log.warn("Somebody has proved who they are, but has no account here; they are not let in");
                return Future.succeededFuture(new SignIn.Wrong());
            }
            return begin(account.get().staff());
        });
    }

    /** Signed in again means a new token, never one that was there before (session fixation). */
    Future<SignIn> begin(Staff staff) {
        Instant now = clock.instant();
        SignIn.SignedIn signedIn =
                new SignIn.SignedIn(staff, SessionToken.fresh(), now.plus(LASTS), SessionToken.fresh());
        return sql.begin(SessionToken.hash(signedIn.token()), staff.id(), now, signedIn.until())
                .compose(begun ->
                        sql.know(SessionToken.hash(signedIn.browser()), staff.id(), now.plus(BROWSER_IS_KNOWN)))
                .map(v -> signedIn);
    }
}
