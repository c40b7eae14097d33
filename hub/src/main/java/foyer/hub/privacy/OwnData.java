package foyer.hub.privacy;

import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Iterator;
import java.util.Optional;

/** Everything that is known of one member, for them to take along. Any thread. */
public final class OwnData {

    private final Pool pool;

    public OwnData(Pool pool) {
        this.pool = pool;
    }

    /** As a JSON document; empty where there is no such member. */
    public Future<Optional<JsonObject>> of(Space space, MemberId member) {
        return pool.preparedQuery(PrivacySql.OWN_DATA)
                .execute(Tuple.of(space.id(), member.value()))
                .map(rows -> {
                    Iterator<Row> row = rows.iterator();
                    return row.hasNext() ? Optional.of(row.next().getJsonObject("data")) : Optional.empty();
                });
    }
}
