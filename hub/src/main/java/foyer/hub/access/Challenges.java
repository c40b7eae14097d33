package foyer.hub.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;

/** What a sign-in that goes out of the house must bring back: good for ten minutes, and once. Kept as hashes only. */
final class Challenges {

    static final Duration LASTS = Duration.ofMinutes(10);

    private final ChallengeSql sql;
    private final InstantSource clock;

    Challenges(Pool pool, InstantSource clock) {
        this.sql = new ChallengeSql(pool);
        this.clock = clock;
    }

    /** @param purpose what it is for: asked for anything else, it is not there */
    Future<Void> keep(String purpose, String secret) {
        return sql.keep(
                hash(purpose, secret), purpose, clock.instant(), clock.instant().plus(LASTS));
    }

    /** Whether it was there, still good; now it is gone. */
    Future<Boolean> take(String purpose, String secret) {
        return sql.take(hash(purpose, secret), clock.instant());
    }

    private static byte[] hash(String purpose, String secret) {
        return SessionToken.hash("foyer " + purpose + "\n" + secret);
    }
}
