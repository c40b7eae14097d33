package foyer.hub.access;

import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** The tables {@code staff} and {@code staff_session}. */
final class StaffSql {

    /** One line a space: its short name and the role there. */
    private static final String ROLES = """
            (SELECT coalesce(array_agg(space.slug || ' ' || staff_role.role), '{}')
             FROM staff_role JOIN space ON space.id = staff_role.space_id
             WHERE staff_role.staff_id = staff.id) AS roles""";

    private static final String ACCOUNT = "SELECT id, email, name, password_hash, password_until, " + ROLES + """

            FROM staff
            WHERE email = lower($1)""";

    private static final String ANYBODY = "SELECT EXISTS (SELECT 1 FROM staff) AS anybody";

    /** The first account, also where it is made anew because nobody can sign in any more. */
    private static final String ADD_OWNER_OF_ALL = """
            WITH added AS (INSERT INTO staff (email, name, password_hash) VALUES (lower($1), $2, $3) RETURNING id)
            INSERT INTO staff_role (space_id, staff_id, role)
            SELECT space.id, added.id, 'owner' FROM space CROSS JOIN added""";

    private static final String END_THE_EXPIRED = """
            WITH forgotten AS (DELETE FROM staff_browser WHERE expires_at <= $1)
            DELETE FROM staff_session WHERE expires_at <= $1""";

    private static final String BEGIN = """
            INSERT INTO staff_session (token_hash, staff_id, created_at, expires_at)
            VALUES ($1, $2, $3, $4)""";

    private static final String HOLDER =
            "SELECT staff.id, staff.email, staff.name, staff.password_until, " + ROLES + """

            FROM staff_session JOIN staff ON staff.id = staff_session.staff_id
            WHERE token_hash = $1 AND expires_at > $2""";

    private static final String IS_KNOWN = """
            SELECT EXISTS (
                SELECT 1 FROM staff_browser JOIN staff ON staff.id = staff_browser.staff_id
                WHERE token_hash = $1 AND email = lower($2) AND expires_at > $3) AS known""";

    private static final String KNOW = """
            INSERT INTO staff_browser (token_hash, staff_id, expires_at) VALUES ($1, $2, $3)""";

    private static final String END_ALL = """
            WITH ended AS (DELETE FROM staff_session WHERE staff_id = $1)
            DELETE FROM staff_browser WHERE staff_id = $1""";

    /** A password that was told to somebody else may have let them in: their sessions end with it. */
    private static final String EXCHANGE = """
            WITH ended AS (DELETE FROM staff_session WHERE staff_id = $1 AND token_hash <> $3),
                 forgotten AS (DELETE FROM staff_browser WHERE staff_id = $1)
            UPDATE staff SET password_hash = $2, password_until = NULL WHERE id = $1""";

    private static final String END = "DELETE FROM staff_session WHERE token_hash = $1";

    private final Pool pool;

    StaffSql(Pool pool) {
        this.pool = pool;
    }

    record Account(Staff staff, String passwordHash, Optional<Instant> passwordUntil) {}

    Future<Optional<Account>> account(String email) {
        return pool.preparedQuery(ACCOUNT).execute(Tuple.of(email.strip())).map(rows -> first(rows)
                .map(row -> new Account(
                        staff(row),
                        row.getString("password_hash"),
                        Optional.ofNullable(row.getOffsetDateTime("password_until"))
                                .map(OffsetDateTime::toInstant))));
    }

    Future<Boolean> anybody() {
        return pool.preparedQuery(ANYBODY)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("anybody"));
    }

    Future<Void> addOwnerOfAll(String email, String name, String passwordHash) {
        return pool.preparedQuery(ADD_OWNER_OF_ALL)
                .execute(Tuple.of(email, name, passwordHash))
                .mapEmpty();
    }

    Future<Void> begin(byte[] tokenHash, int staff, Instant now, Instant until) {
        return pool.preparedQuery(END_THE_EXPIRED)
                .execute(Tuple.of(utc(now)))
                .compose(v -> pool.preparedQuery(BEGIN)
                        .execute(Tuple.of(Buffer.buffer(tokenHash), staff, utc(now), utc(until))))
                .mapEmpty();
    }

    Future<Optional<Staff>> holder(byte[] tokenHash, Instant now) {
        return pool.preparedQuery(HOLDER)
                .execute(Tuple.of(Buffer.buffer(tokenHash), utc(now)))
                .map(rows -> first(rows).map(StaffSql::staff));
    }

    Future<Void> end(byte[] tokenHash) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .mapEmpty();
    }

    Future<Boolean> isKnown(byte[] browserHash, String email, Instant now) {
        return pool.preparedQuery(IS_KNOWN)
                .execute(Tuple.of(Buffer.buffer(browserHash), email.strip(), utc(now)))
                .map(rows -> rows.iterator().next().getBoolean("known"));
    }

    Future<Void> know(byte[] browserHash, int staff, Instant until) {
        return pool.preparedQuery(KNOW)
                .execute(Tuple.of(Buffer.buffer(browserHash), staff, utc(until)))
                .mapEmpty();
    }

    Future<Void> endAll(int staff) {
        return pool.preparedQuery(END_ALL).execute(Tuple.of(staff)).mapEmpty();
    }

    Future<Void> exchange(int staff, String passwordHash, byte[] keptSession) {
        return pool.preparedQuery(EXCHANGE)
                .execute(Tuple.of(staff, passwordHash, Buffer.buffer(keptSession)))
                .mapEmpty();
    }

    private static Staff staff(Row row) {
        Map<SpaceId, Role> roles = new HashMap<>();
        for (String line : row.getArrayOfStrings("roles")) {
            String[] spaceAndRole = line.split(" ", 2);
            roles.put(new SpaceId(spaceAndRole[0]), Role.of(spaceAndRole[1]));
        }
        return new Staff(
                row.getInteger("id"),
                row.getString("email"),
                row.getString("name"),
                roles,
                row.getOffsetDateTime("password_until") != null);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        Iterator<Row> each = rows.iterator();
        return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
