package foyer.hub.access;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The table {@code sign_in_challenge}. */
final class ChallengeSql {

    private static final String KEEP = """
            WITH forgotten AS (DELETE FROM sign_in_challenge WHERE expires_at <= $4)
            INSERT INTO sign_in_challenge (hash, said, expires_at) VALUES ($1, $2, $3)""";

    private static final String TAKE = """
            DELETE FROM sign_in_challenge WHERE hash = $1 RETURNING expires_at > $2 AS good""";

    private final Pool pool;

    ChallengeSql(Pool pool) {
        this.pool = pool;
    }

    Future<Void> keep(byte[] hash, String purpose, Instant now, Instant until) {
        JsonObject said = new JsonObject().put("purpose", purpose);
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(Buffer.buffer(hash), said, utc(until), utc(now)))
                .mapEmpty();
    }

    /** One statement: of two who bring the same, one gets it. */
    Future<Boolean> take(byte[] hash, Instant now) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(Buffer.buffer(hash), utc(now)))
                .map(rows -> rows.size() == 1 && rows.iterator().next().getBoolean("good"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
