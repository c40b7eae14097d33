package foyer.hub.people;

import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tables {@code member_link} and {@code member_session}. */
final class MemberSessionsSql {

    private static final String KNOWN_AS = """
            SELECT space_id, id, display_name, email
            FROM member
            WHERE lower(email) = lower($1) AND ($2::int IS NULL OR space_id = $2) AND status <> 'gone'
            ORDER BY space_id, id
            LIMIT 20""";

    private static final String REACHABLE = """
            SELECT space_id, id, display_name, email
            FROM member
            WHERE space_id = $1 AND id = $2 AND email IS NOT NULL AND status <> 'gone'""";

    private static final String END_THE_EXPIRED_LINKS = "DELETE FROM member_link WHERE expires_at <= $1";

    private static final String ADD_LINK = """
            INSERT INTO member_link (token_hash, space_id, member_id, expires_at)
            VALUES ($1, $2, $3, $4)""";

    private static final String END_THE_EXPIRED = "DELETE FROM member_session WHERE expires_at <= $1";

    /** One statement, so that of two who come with the same link one gets in. */
    private static final String BEGIN = """
            WITH used AS (
                DELETE FROM member_link
                WHERE token_hash = $1 AND expires_at > $3
                RETURNING space_id, member_id)
            INSERT INTO member_session (token_hash, space_id, member_id, created_at, expires_at)
            SELECT $2, space_id, member_id, $3, $4
            FROM used""";

    private static final String HOLDER = "SELECT s.space_id, " + MembersSql.COLUMNS + """

            FROM member_session s
            JOIN member m ON m.space_id = s.space_id AND m.id = s.member_id
            WHERE s.token_hash = $1 AND s.expires_at > $2 AND m.status <> 'gone'""";

    private static final String END = "DELETE FROM member_session WHERE token_hash = $1";

    private static final String END_ALL = """
            WITH links AS (DELETE FROM member_link WHERE space_id = $1 AND member_id = $2)
            DELETE FROM member_session WHERE space_id = $1 AND member_id = $2""";

    private final Pool pool;

    /** Whom a letter may reach. */
    record Owner(int space, MemberId member, String name, String email) {}

    record Holder(int space, Member member) {}

    MemberSessionsSql(Pool pool) {
        this.pool = pool;
    }

    Future<List<Owner>> knownAs(Optional<Integer> space, String email) {
        return pool.preparedQuery(KNOWN_AS)
                .execute(Tuple.of(email, space.orElse(null)))
                .map(rows -> stream(rows).map(MemberSessionsSql::owner).toList());
    }

    Future<Optional<Owner>> reachable(int space, MemberId member) {
        return pool.preparedQuery(REACHABLE)
                .execute(Tuple.of(space, member.value()))
                .map(rows -> stream(rows).map(MemberSessionsSql::owner).findFirst());
    }

    Future<Void> addLink(Owner owner, byte[] tokenHash, Instant now, Instant until) {
        return pool.preparedQuery(END_THE_EXPIRED_LINKS)
                .execute(Tuple.of(utc(now)))
                .compose(v -> pool.preparedQuery(ADD_LINK)
                        .execute(Tuple.of(
                                Buffer.buffer(tokenHash),
                                owner.space(),
                                owner.member().value(),
                                utc(until))))
                .mapEmpty();
    }

    Future<Boolean> begin(byte[] linkHash, byte[] tokenHash, Instant now, Instant until) {
        return pool.preparedQuery(END_THE_EXPIRED)
                .execute(Tuple.of(utc(now)))
                .compose(v -> pool.preparedQuery(BEGIN)
                        .execute(Tuple.of(Buffer.buffer(linkHash), Buffer.buffer(tokenHash), utc(now), utc(until))))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Optional<Holder>> holder(byte[] tokenHash, Instant now) {
        return pool.preparedQuery(HOLDER)
                .execute(Tuple.of(Buffer.buffer(tokenHash), utc(now)))
                .map(rows -> stream(rows)
                        .map(row -> new Holder(row.getInteger("space_id"), MembersSql.member(row)))
                        .findFirst());
    }

    Future<Void> end(byte[] tokenHash) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .mapEmpty();
    }

    Future<Void> endAll(int space, MemberId member) {
        return pool.preparedQuery(END_ALL)
                .execute(Tuple.of(space, member.value()))
                .mapEmpty();
    }

    private static Owner owner(Row row) {
        return new Owner(
                row.getInteger("space_id"),
                new MemberId(row.getLong("id")),
                row.getString("display_name"),
                row.getString("email"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
