package foyer.hub.access;

import foyer.hub.access.StaffRoom.Change;
import foyer.hub.access.StaffRoom.Worker;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code staff_role}, and the accounts that come and go with it. */
final class StaffRoomSql {

    private static final String OF = """
            SELECT staff.id, staff.email, staff.name, staff_role.role
            FROM staff_role JOIN staff ON staff.id = staff_role.staff_id
            WHERE staff_role.space_id = $1
            ORDER BY staff.name, staff.id""";

    private static final String FIND = "SELECT id, email, name FROM staff WHERE email = lower($1)";

    private static final String JOIN = """
            INSERT INTO staff_role (space_id, staff_id, role) VALUES ($1, $2, $3)
            ON CONFLICT (space_id, staff_id) DO NOTHING""";

    private static final String ADD = """
            WITH added AS (
                INSERT INTO staff (email, name, password_hash, password_until) VALUES (lower($2), $3, $5, $6)
                ON CONFLICT (email) DO NOTHING
                RETURNING id, email, name)
            INSERT INTO staff_role (space_id, staff_id, role)
            SELECT $1, added.id, $4 FROM added
            RETURNING staff_id""";

    /** Locked, so that two owners who remove each other do so one after the other. */
    private static final String OWNERS = """
            SELECT staff_id FROM staff_role WHERE space_id = $1 AND role = 'owner' ORDER BY staff_id FOR UPDATE""";

    private static final String CHANGE = "UPDATE staff_role SET role = $3 WHERE space_id = $1 AND staff_id = $2";

    private static final String REMOVE = "DELETE FROM staff_role WHERE space_id = $1 AND staff_id = $2";

    private static final String FORGET = """
            DELETE FROM staff
            WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM staff_role WHERE staff_id = $1)""";

    private final Pool pool;

    StaffRoomSql(Pool pool) {
        this.pool = pool;
    }

    record Colleague(int id, String email, String name) {}

    Future<List<Worker>> of(int space) {
        return pool.preparedQuery(OF).execute(Tuple.of(space)).map(rows -> {
            List<Worker> all = new ArrayList<>();
            rows.forEach(row -> all.add(new Worker(
                    row.getInteger("id"),
                    row.getString("email"),
                    row.getString("name"),
                    Role.of(row.getString("role")))));
            return all;
        });
    }

    Future<Optional<Colleague>> find(String email) {
        return pool.preparedQuery(FIND).execute(Tuple.of(email.strip())).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Colleague(row.getInteger("id"), row.getString("email"), row.getString("name")));
            }
            return Optional.empty();
        });
    }

    Future<Boolean> join(int space, int staff, Role role) {
        return pool.preparedQuery(JOIN)
                .execute(Tuple.of(space, staff, role.word()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Nothing where somebody else has just added them. */
    Future<Optional<Worker>> add(int space, String email, String name, Role role, String hash, Instant until) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(space, email.strip(), name, role.word(), hash, until.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new Worker(row.getInteger("staff_id"), email.strip(), name, role));
                    }
                    return Optional.empty();
                });
    }

    Future<Change> change(int space, int staff, Role role) {
        return pool.withTransaction(connection -> lastOwner(connection, space, staff)
                .compose(last -> last && role != Role.OWNER
                        ? Future.succeededFuture(Change.LAST_OWNER)
                        : connection
                                .preparedQuery(CHANGE)
                                .execute(Tuple.of(space, staff, role.word()))
                                .map(rows -> rows.rowCount() == 1 ? Change.DONE : Change.NOBODY)));
    }

    Future<Change> remove(int space, int staff) {
        return pool.withTransaction(connection -> lastOwner(connection, space, staff)
                .compose(last -> last ? Future.succeededFuture(Change.LAST_OWNER) : remove(connection, space, staff)));
    }

    private static Future<Change> remove(SqlConnection connection, int space, int staff) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(space, staff)).compose(rows -> {
            if (rows.rowCount() == 0) {
                return Future.succeededFuture(Change.NOBODY);
            }
            return connection.preparedQuery(FORGET).execute(Tuple.of(staff)).map(Change.DONE);
        });
    }

    private static Future<Boolean> lastOwner(SqlConnection connection, int space, int staff) {
        return connection.preparedQuery(OWNERS).execute(Tuple.of(space)).map(rows -> {
            boolean theirs = false;
            for (Row row : rows) {
                theirs |= row.getInteger("staff_id") == staff;
            }
            return theirs && rows.size() == 1;
        });
    }
}
