package foyer.hub.people;

import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** The table {@code member_pin}. */
final class PinsSql {

    private static final String PUT = """
            INSERT INTO member_pin (space_id, member_id, verifier, set_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (space_id, member_id) DO UPDATE SET verifier = excluded.verifier, set_at = excluded.set_at""";

    private static final String DROP = "DELETE FROM member_pin WHERE space_id = $1 AND member_id = $2";

    private static final String IS_SET = "SELECT 1 FROM member_pin WHERE space_id = $1 AND member_id = $2";

    private final Pool pool;

    PinsSql(Pool pool) {
        this.pool = pool;
    }

    Future<Void> put(int space, MemberId member, String verifier, Instant at) {
        return pool.preparedQuery(PUT)
                .execute(Tuple.of(space, member.value(), verifier, at.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<Void> drop(int space, MemberId member) {
        return pool.preparedQuery(DROP).execute(Tuple.of(space, member.value())).mapEmpty();
    }

    Future<Boolean> isSet(int space, MemberId member) {
        return pool.preparedQuery(IS_SET)
                .execute(Tuple.of(space, member.value()))
                .map(rows -> rows.size() > 0);
    }
}
