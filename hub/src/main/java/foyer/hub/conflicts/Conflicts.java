package foyer.hub.conflicts;

import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;

/** Asks the books of every space. Any thread. */
public final class Conflicts {

    private final ConflictsSql sql;

    public Conflicts(Pool pool) {
        this.sql = new ConflictsSql(pool);
    }

    /** What happened since, latest first. */
    public Future<List<Conflict>> since(Space space, Instant since, int most) {
        return sql.since(space, since, most).map(rows -> rows.stream()
                .flatMap(row -> ConflictWords.of(row, space.timeZone()).stream())
                .limit(most)
                .toList());
    }
}
