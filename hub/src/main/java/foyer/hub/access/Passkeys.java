package foyer.hub.access;

import foyer.wire.limits.RateLimits;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Staff sign in with a key that never leaves their own device (WebAuthn), and keep a list of those they have. Each challenge
 * is good for ten minutes and once; a new key takes the password again.
 */
public final class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);

    private static final String TO_ADD = "passkey of ";
    private static final String TO_ENTER = "passkey";
    private static final int AT_MOST = 20;
    private static final int AT_ONCE = 10;
    private static final int PER_MINUTE = 6;

    private final PasskeySql sql;
    private final PasskeyProof proof = new PasskeyProof();
    private final Challenges challenges;
    private final StaffSessions sessions;
    private final RateLimits tries;
    private final InstantSource clock;

    /**
     * One of somebody's passkeys.
     *
     * @param id     the credential's, base64url
     * @param usedAt null before it has let them in
     */
    public record Passkey(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    /**
     * What a browser needs to make a key.
     *
     * @param user   by which the key will say whose it is, base64url
     * @param others that they have already: an authenticator need not hold two
     */
    public record Invitation(String challenge, String user, List<String> others) {}

    /** As the browser's {@code navigator.credentials.create} has it, base64url. */
    public record NewKey(String name, String clientDataJSON, String attestationObject) {}

    /** As the browser's {@code navigator.credentials.get} has it, base64url. */
    public record Assertion(
            String id, String userHandle, String clientDataJSON, String authenticatorData, String signature) {
        /** Without the signature: this may end up in a log. */
        @Override
        public String toString() {
            return "Assertion[" + id + "]";
        }
    }

    /** Whether somebody may make a key, having shown the password. */
    public record Asked(
            StaffSessions.Change password, @Nullable Invitation invitation) {}

    public Passkeys(Pool pool, StaffSessions sessions, InstantSource clock) {
        this.sql = new PasskeySql(pool);
        this.challenges = new Challenges(pool, clock);
        this.sessions = sessions;
        this.tries = new RateLimits(clock, AT_ONCE, PER_MINUTE);
        this.clock = clock;
    }

    /** Counts a try to sign in; how long to wait where there have been too many. */
    public Optional<Duration> take(String address) {
        return tries.take(AddressBlock.of(address));
    }

    /** A challenge for whoever has a key of this site. */
    public Future<String> begin() {
        String challenge = SessionToken.fresh();
        return challenges.keep(TO_ENTER, challenge).map(challenge);
    }

    /**
     * What a passkey has answered.
     *
     * @param origin as browsers write the hub's own address
     */
    public Future<SignIn> enter(Assertion given, URI origin) {
        Optional<PasskeyProof.Claim> claim = proof.claim(given);
        return claim.isEmpty()
                ? wrong()
                : challenges
                        .take(TO_ENTER, claim.get().challenge())
                        .compose(good -> good ? enter(claim.get(), origin) : wrong());
    }

    private Future<SignIn> enter(PasskeyProof.Claim claim, URI origin) {
        return sql.find(claim.id()).compose(kept -> {
            if (kept.isEmpty() || !proof.holds(claim, kept.get(), origin)) {
                return wrong();
            }
            long counter = claim.data().getAuthenticatorData().getSignCount();
            return sql.use(claim.id(), counter, clock.instant())
                    .compose(first -> first ? sessions.beginFor(kept.get().email()) : wrong());
        });
    }

    private static Future<SignIn> wrong() {
        return Future.succeededFuture(new SignIn.Wrong());
    }

    /** The password again: a desk that was left open must not become somebody else's key. */
    public Future<Asked> ask(Staff staff, String password, String address) {
        return sessions.knows(staff, password, address)
                .compose(came -> came == StaffSessions.Change.DONE
                        ? invite(staff).map(invitation -> new Asked(came, invitation))
                        : Future.succeededFuture(new Asked(came, null)));
    }

    private Future<Invitation> invite(Staff staff) {
        String challenge = SessionToken.fresh();
        return challenges
                .keep(TO_ADD + staff.id(), challenge)
                .compose(kept -> sql.of(staff.id()))
                .map(all -> new Invitation(
                        challenge,
                        PasskeyProof.base64(PasskeyProof.handle(staff.id())),
                        all.stream().map(Passkey::id).toList()));
    }

    /**
     * Keeps the public half; empty where what was made does not fit, is known already, or is one too many.
     *
     * @param origin as browsers write the hub's own address
     */
    public Future<Optional<Passkey>> add(Staff staff, NewKey given, URI origin) {
        Optional<String> challenge = proof.challenge(given);
        return challenge.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : challenges
                        .take(TO_ADD + staff.id(), challenge.get())
                        .map(good ->
                                good ? proof.made(given, challenge.get(), origin) : Optional.<PasskeyProof.Made>empty())
                        .compose(made -> made.map(key -> keep(staff, given.name(), key))
                                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Passkey>> keep(Staff staff, String name, PasskeyProof.Made made) {
        Passkey passkey = new Passkey(made.id(), name.strip(), clock.instant(), null);
        return sql.add(staff.id(), passkey, made.authenticator(), made.counter(), AT_MOST)
                .map(added -> {
                    if (!added) {
                        log.warn("A passkey of {} is not taken: it is known already, or one too many", staff.email());
                    }
                    return added ? Optional.of(passkey) : Optional.empty();
                });
    }

    public Future<List<Passkey>> of(Staff staff) {
        return sql.of(staff.id());
    }

    /** Whether they had it; it lets nobody in from now on. */
    public Future<Boolean> remove(Staff staff, String id) {
        return sql.remove(staff.id(), id);
    }
}
