package foyer.hub.access;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;

/** The tables {@code staff} and {@code staff_session}. */
final class StaffSql {

    private static final String ACCOUNT = """
            SELECT id, email, name, password_hash
            FROM staff
            WHERE email = lower($1)""";

    private static final String ANYBODY = "SELECT EXISTS (SELECT 1 FROM staff) AS anybody";

    private static final String ADD = """
            INSERT INTO staff (email, name, password_hash)
            VALUES (lower($1), $2, $3)""";

    private static final String END_THE_EXPIRED = "DELETE FROM staff_session WHERE expires_at <= $1";

    private static final String BEGIN = """
            INSERT INTO staff_session (token_hash, staff_id, created_at, expires_at)
            VALUES ($1, $2, $3, $4)""";

    private static final String HOLDER = """
            SELECT staff.id, staff.email, staff.name
            FROM staff_session JOIN staff ON staff.id = staff_session.staff_id
            WHERE token_hash = $1 AND expires_at > $2""";

    private static final String END = "DELETE FROM staff_session WHERE token_hash = $1";

    private final Pool pool;

    StaffSql(Pool pool) {
        this.pool = pool;
    }

    record Account(Staff staff, String passwordHash) {}

    Future<Optional<Account>> account(String email) {
        return pool.preparedQuery(ACCOUNT).execute(Tuple.of(email.strip())).map(rows -> first(rows)
                .map(row -> new Account(staff(row), row.getString("password_hash"))));
    }

    Future<Boolean> anybody() {
        return pool.preparedQuery(ANYBODY)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("anybody"));
    }

    Future<Void> add(String email, String name, String passwordHash) {
        return pool.preparedQuery(ADD)
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

    private static Staff staff(Row row) {
        return new Staff(row.getInteger("id"), row.getString("email"), row.getString("name"));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        Iterator<Row> each = rows.iterator();
        return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
