package foyer.hub.access;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code passkey}. */
final class PasskeySql {

    private static final String ADD = """
            INSERT INTO passkey (id, staff_id, name, authenticator, counter, created_at)
            SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM passkey WHERE staff_id = $2) < $7
            ON CONFLICT (id) DO NOTHING""";

    private static final String OF_STAFF = """
            SELECT id, name, created_at, used_at FROM passkey WHERE staff_id = $1 ORDER BY created_at, id""";

    private static final String FIND = """
            SELECT staff.id AS staff_id, staff.email, passkey.authenticator, passkey.counter
            FROM passkey JOIN staff ON staff.id = passkey.staff_id
            WHERE passkey.id = $1""";

    /** A counter that stands still counts nothing (0) or has been cloned; of two at once, one gets in. */
    private static final String USE = """
            UPDATE passkey SET counter = $2, used_at = $3
            WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))""";

    private static final String REMOVE = "DELETE FROM passkey WHERE staff_id = $1 AND id = $2";

    private final Pool pool;

    PasskeySql(Pool pool) {
        this.pool = pool;
    }

    /** The public half of a key, and whose it is. */
    record Kept(int staff, String email, JsonObject authenticator, long counter) {}

    Future<Boolean> add(int staff, Passkeys.Passkey passkey, JsonObject authenticator, long counter, int atMost) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        passkey.id(), staff, passkey.name(), authenticator, counter, utc(passkey.createdAt()), atMost))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<List<Passkeys.Passkey>> of(int staff) {
        return pool.preparedQuery(OF_STAFF).execute(Tuple.of(staff)).map(rows -> {
            List<Passkeys.Passkey> all = new ArrayList<>();
            rows.forEach(row -> all.add(passkey(row)));
            return all;
        });
    }

    Future<Optional<Kept>> find(String id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(new Kept(
                    row.getInteger("staff_id"),
                    row.getString("email"),
                    row.getJsonObject("authenticator"),
                    row.getLong("counter")));
        });
    }

    Future<Boolean> use(String id, long counter, Instant now) {
        return pool.preparedQuery(USE).execute(Tuple.of(id, counter, utc(now))).map(rows -> rows.rowCount() == 1);
    }

    Future<Boolean> remove(int staff, String id) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(staff, id)).map(rows -> rows.rowCount() == 1);
    }

    private static Passkeys.Passkey passkey(Row row) {
        OffsetDateTime used = row.getOffsetDateTime("used_at");
        return new Passkeys.Passkey(
                row.getString("id"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
