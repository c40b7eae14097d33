package foyer.hub.roster;

import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** The SQL of rosters. */
final class RosterSql {

    private static final String NEXT_VERSION = """
            INSERT INTO roster AS r (space_id, version) VALUES ($1, 1)
            ON CONFLICT (space_id) DO UPDATE SET version = r.version + 1
            RETURNING version
            """;

    private final Pool pool;

    RosterSql(Pool pool) {
        this.pool = pool;
    }

    Future<Long> nextVersion(Space space) {
        return pool.preparedQuery(NEXT_VERSION)
                .execute(Tuple.of(space.id()))
                .map(rows -> rows.iterator().next().getLong("version"));
    }
}
