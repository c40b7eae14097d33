package foyer.hub.passes;

import foyer.hub.passes.HouseKey.State;
import foyer.hub.passes.SigningKeysSql.Pair;
import foyer.hub.spaces.Space;
import foyer.wire.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of every space: one signs at a time, a new one is published before its turn, old ones while they are needed. */
final class SigningKeys {

    /** A kiosk may be cut off for so long and still knows every key that is signed with when it comes back. */
    static final Duration PUBLISHED_BEFORE_IT_SIGNS = Duration.ofDays(7);

    private final SigningKeysSql sql = new SigningKeysSql();
    private final InstantSource clock;
    private final SecureRandom random;
    private final KeySafe safe;

    SigningKeys(InstantSource clock, SecureRandom random, KeySafe safe) {
        this.clock = clock;
        this.random = random;
        this.safe = safe;
    }

    /** A key that can sign. */
    record Signer(int id, PrivateKey key) {}

    /** Whose turn it is; made on first need. Two hubs that both find none still end with one. */
    Future<Signer> signer(SqlClient connection, Space space) {
        Instant now = clock.instant();
        return sql.current(connection, space, now)
                .compose(key -> key.isPresent()
                        ? Future.succeededFuture(key)
                        : sql.addWhereNoneSigns(connection, space, newPair(), now)
                                .compose(v -> sql.current(connection, space, now)))
                .compose(key -> signer(connection, space, key.orElseThrow()));
    }

    /** The one with this number, whether or not it is its turn. */
    Future<Signer> signer(SqlClient connection, Space space, int id) {
        return sql.one(connection, space, id).compose(key -> signer(connection, space, key));
    }

    /** To be told in the same transaction as what is signed: the key is published until that day. */
    Future<Void> signedUntil(SqlClient connection, Space space, int key, LocalDate lastDay) {
        return sql.signedUntil(connection, space, key, lastDay);
    }

    /** What kiosks verify with. */
    Future<List<SigningKey>> published(SqlClient connection, Space space) {
        Instant now = clock.instant();
        LocalDate yesterday = LocalDate.ofInstant(now, space.timeZone()).minusDays(1);
        return sql.published(connection, space, now, yesterday);
    }

    /** One more, published from now on; empty where one is waiting for its turn already. */
    Future<Optional<Integer>> addNext(SqlClient client, Space space) {
        Instant now = clock.instant();
        return sql.addNext(client, space, newPair(), now, now.plus(PUBLISHED_BEFORE_IT_SIGNS));
    }

    /** From now on nothing that it has signed is good. */
    Future<Optional<Integer>> retire(SqlClient client, Space space, int id) {
        return sql.retire(client, space, id, clock.instant());
    }

    /** Newest first. */
    Future<List<HouseKey>> all(SqlClient client, Space space) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, space.timeZone());
        return sql.all(client, space).map(all -> {
            List<HouseKey> keys = new ArrayList<>(all.size());
            boolean signerFound = false;
            for (SigningKeysSql.Times key : all) {
                boolean itsTurn = key.retiredAt() == null && !key.signsFrom().isAfter(now);
                keys.add(houseKey(key, state(key, now, today, itsTurn && !signerFound)));
                signerFound |= itsTurn;
            }
            return keys;
        });
    }

    private static State state(SigningKeysSql.Times key, Instant now, LocalDate today, boolean signs) {
        if (key.retiredAt() != null) {
            return State.OVER;
        }
        if (key.signsFrom().isAfter(now)) {
            return State.NEXT;
        }
        if (signs) {
            return State.SIGNING;
        }
        return key.signedUntil() != null && !key.signedUntil().isBefore(today) ? State.VERIFYING : State.OVER;
    }

    private static HouseKey houseKey(SigningKeysSql.Times key, State state) {
        return new HouseKey(key.id(), state, key.createdAt(), key.signsFrom(), key.signedUntil(), key.retiredAt());
    }

    private Future<Signer> signer(SqlClient connection, Space space, SigningKeysSql.Stored key) {
        if (!key.wrapped()) { // by a hub of before: wrapped now
            PrivateKey plain = privateKey(key.privateKey());
            return sql.wrap(connection, space, key.id(), safe.wrap(plain)).map(v -> new Signer(key.id(), plain));
        }
        Optional<PrivateKey> unwrapped = safe.unwrap(key.privateKey());
        return unwrapped
                .map(secret -> Future.succeededFuture(new Signer(key.id(), secret)))
                .orElseGet(() -> Future.failedFuture(new IllegalStateException("Signing key " + key.id() + " of "
                        + space.slug() + " was wrapped with another " + KeySafe.FILE
                        + " than this hub's: put that file back from a backup, or retire the key")));
    }

    private Pair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            return new Pair(Buffer.buffer(pair.getPublic().getEncoded()), Buffer.buffer(safe.wrap(pair.getPrivate())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java from 15 on has Ed25519", e);
        }
    }

    private static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signing key in the database is not an Ed25519 private key", e);
        }
    }
}
