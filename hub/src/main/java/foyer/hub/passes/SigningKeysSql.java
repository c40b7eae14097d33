package foyer.hub.passes;

import foyer.hub.spaces.Space;
import foyer.wire.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code signing_key}. */
final class SigningKeysSql {

    /** The newest whose turn has come; where all of those are retired, the one that was next. */
    private static final String CURRENT = """
            SELECT id, private_key, wrapped
            FROM signing_key
            WHERE space_id = $1 AND retired_at IS NULL
            ORDER BY signs_from <= $2 DESC, id DESC
            LIMIT 1""";

    private static final String ONE = """
            SELECT id, private_key, wrapped
            FROM signing_key
            WHERE space_id = $1 AND id = $2""";

    private static final String ADD_WHERE_NONE_SIGNS = """
            INSERT INTO signing_key (space_id, id, public_key, private_key, wrapped, created_at, signs_from)
            SELECT $1, coalesce(max(id), 0) + 1, $2::bytea, $3::bytea, true, $4::timestamptz, $4
            FROM signing_key
            WHERE space_id = $1
            HAVING count(*) FILTER (WHERE retired_at IS NULL) = 0
            ON CONFLICT DO NOTHING""";

    /** One at a time waits for its turn; a key's number goes into each pass as one byte. */
    private static final String ADD_NEXT = """
            INSERT INTO signing_key (space_id, id, public_key, private_key, wrapped, created_at, signs_from)
            SELECT $1, coalesce(max(id), 0) + 1, $2::bytea, $3::bytea, true, $4::timestamptz, $5::timestamptz
            FROM signing_key
            WHERE space_id = $1
            HAVING count(*) FILTER (WHERE retired_at IS NULL AND signs_from > $4) = 0 AND coalesce(max(id), 0) < 255
            ON CONFLICT DO NOTHING
            RETURNING id""";

    private static final String RETIRE = """
            UPDATE signing_key
            SET retired_at = coalesce(retired_at, $3)
            WHERE space_id = $1 AND id = $2
            RETURNING id""";

    private static final String ALL = """
            SELECT id, created_at, signs_from, signed_until, retired_at
            FROM signing_key
            WHERE space_id = $1
            ORDER BY id DESC""";

    private static final String WRAP =
            "UPDATE signing_key SET private_key = $3, wrapped = true WHERE space_id = $1 AND id = $2";

    private static final String SIGNED_UNTIL =
            "UPDATE signing_key SET signed_until = greatest(signed_until, $3) WHERE space_id = $1 AND id = $2";

    /** The one that signs, those that are next, and those that have signed what is still valid. */
    private static final String PUBLISHED = """
            SELECT k.id, k.public_key
            FROM signing_key k
            WHERE k.space_id = $1 AND k.retired_at IS NULL
              AND (k.signed_until >= $3
                   OR NOT EXISTS (SELECT 1 FROM signing_key newer
                                  WHERE newer.space_id = k.space_id AND newer.id > k.id
                                    AND newer.retired_at IS NULL AND newer.signs_from <= $2))
            ORDER BY k.id""";

    /** Both halves, encoded; the private one wrapped. */
    record Pair(Buffer publicKey, Buffer privateKey) {}

    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Stored(int id, byte[] privateKey, boolean wrapped) {}

    Future<Optional<Stored>> current(SqlClient connection, Space space, Instant now) {
        return connection
                .preparedQuery(CURRENT)
                .execute(Tuple.of(space.id(), utc(now)))
                .map(rows -> stored(rows).stream().findFirst());
    }

    Future<Stored> one(SqlClient connection, Space space, int id) {
        return connection.preparedQuery(ONE).execute(Tuple.of(space.id(), id)).map(rows -> stored(rows)
                .get(0));
    }

    Future<Void> addWhereNoneSigns(SqlClient connection, Space space, Pair pair, Instant now) {
        return connection
                .preparedQuery(ADD_WHERE_NONE_SIGNS)
                .execute(Tuple.of(space.id(), pair.publicKey(), pair.privateKey(), utc(now)))
                .mapEmpty();
    }

    /** Empty where another one is waiting for its turn already, or there have been all too many. */
    Future<Optional<Integer>> addNext(SqlClient connection, Space space, Pair pair, Instant now, Instant signsFrom) {
        return connection
                .preparedQuery(ADD_NEXT)
                .execute(Tuple.of(space.id(), pair.publicKey(), pair.privateKey(), utc(now), utc(signsFrom)))
                .map(SigningKeysSql::id);
    }

    Future<Optional<Integer>> retire(SqlClient connection, Space space, int id, Instant now) {
        return connection
                .preparedQuery(RETIRE)
                .execute(Tuple.of(space.id(), id, utc(now)))
                .map(SigningKeysSql::id);
    }

    /** One of a space's, newest first. */
    record Times(
            int id,
            Instant createdAt,
            Instant signsFrom,
            @Nullable LocalDate signedUntil,
            @Nullable Instant retiredAt) {}

    Future<List<Times>> all(SqlClient client, Space space) {
        return client.preparedQuery(ALL).execute(Tuple.of(space.id())).map(rows -> {
            List<Times> all = new ArrayList<>(rows.size());
            for (Row row : rows) {
                OffsetDateTime retiredAt = row.getOffsetDateTime("retired_at");
                all.add(new Times(
                        row.getShort("id"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("signs_from").toInstant(),
                        row.getLocalDate("signed_until"),
                        retiredAt == null ? null : retiredAt.toInstant()));
            }
            return all;
        });
    }

    Future<Void> wrap(SqlClient connection, Space space, int id, byte[] wrapped) {
        return connection
                .preparedQuery(WRAP)
                .execute(Tuple.of(space.id(), id, Buffer.buffer(wrapped)))
                .mapEmpty();
    }

    Future<Void> signedUntil(SqlClient connection, Space space, int id, LocalDate lastDay) {
        return connection
                .preparedQuery(SIGNED_UNTIL)
                .execute(Tuple.of(space.id(), id, lastDay))
                .mapEmpty();
    }

    Future<List<SigningKey>> published(SqlClient connection, Space space, Instant now, LocalDate yesterday) {
        return connection
                .preparedQuery(PUBLISHED)
                .execute(Tuple.of(space.id(), utc(now), yesterday))
                .map(rows -> {
                    List<SigningKey> keys = new ArrayList<>(rows.size());
                    rows.forEach(row -> keys.add(new SigningKey(
                            row.getShort("id"), row.getBuffer("public_key").getBytes())));
                    return keys;
                });
    }

    private static Optional<Integer> id(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of((int) rows.iterator().next().getShort("id"));
    }

    private static List<Stored> stored(RowSet<Row> rows) {
        List<Stored> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(
                new Stored(row.getShort("id"), row.getBuffer("private_key").getBytes(), row.getBoolean("wrapped"))));
        return all;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
