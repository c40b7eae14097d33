package foyer.hub.passes;

import foyer.hub.passes.IssuedPass.Kind;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.PassId;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code pass}. */
final class PassesSql {

    private static final String COLUMNS = "id, member_id, kind, key_id, valid_from, valid_until, issued_at, revoked_at";

    private static final String WITHOUT_BADGE = """
            SELECT m.id
            FROM member m
            WHERE m.space_id = $1 AND m.status <> 'gone'
              AND NOT EXISTS (SELECT 1 FROM pass p
                              WHERE p.space_id = m.space_id AND p.member_id = m.id AND p.kind = 'printed')
            ORDER BY m.id""";

    /** What a retired key has signed is refused at every door. */
    private static final String STILL_VERIFIED = """
            NOT EXISTS (SELECT 1 FROM signing_key k
                        WHERE k.space_id = pass.space_id AND k.id = pass.key_id AND k.retired_at IS NOT NULL)""";

    private static final String ADD = """
            INSERT INTO pass (space_id, id, member_id, kind, public_key, key_id, valid_from, valid_until, issued_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            RETURNING\s""" + COLUMNS;

    /** Held until the transaction's end: two phones of a member are bound one after the other. */
    private static final String LOCK_MEMBER =
            "SELECT id FROM member WHERE space_id = $1 AND id = $2 AND status <> 'gone' FOR NO KEY UPDATE";

    private static final String OF_PHONE = "SELECT " + COLUMNS + " FROM pass WHERE space_id = $1 AND public_key = $2";

    private static final String RENEW = """
            UPDATE pass
            SET key_id = $3, valid_until = $4
            WHERE space_id = $1 AND id = $2
            RETURNING\s""" + COLUMNS;

    private static final String REVOKE_PHONES = """
            UPDATE pass
            SET revoked_at = $3
            WHERE space_id = $1 AND member_id = $2 AND kind = 'live' AND revoked_at IS NULL""";

    private static final String REVOKE = """
            UPDATE pass
            SET revoked_at = coalesce(revoked_at, $3)
            WHERE space_id = $1 AND id = $2
            RETURNING\s""" + COLUMNS;

    private static final String OF_MEMBER = "SELECT " + COLUMNS + """

            FROM pass
            WHERE space_id = $1 AND member_id = $2
            ORDER BY issued_at DESC, id""";

    /** The one that is printed: each member's newest badge that is good. */
    private static final String BADGES = "SELECT DISTINCT ON (member_id) " + COLUMNS + """

            FROM pass
            WHERE space_id = $1 AND kind = 'printed' AND revoked_at IS NULL
              AND ($2::bigint IS NULL OR member_id = $2) AND\s""" + STILL_VERIFIED + """

            ORDER BY member_id, issued_at DESC, valid_from DESC, id DESC""";

    Future<List<MemberId>> withoutBadge(SqlClient connection, Space space) {
        return connection
                .preparedQuery(WITHOUT_BADGE)
                .execute(Tuple.of(space.id()))
                .map(rows -> {
                    List<MemberId> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(new MemberId(row.getLong("id"))));
                    return all;
                });
    }

    /** With the phone's key for a live one, without for a printed one. */
    Future<Void> add(SqlClient connection, Space space, List<IssuedPass> passes, @Nullable Buffer publicKey) {
        return connection
                .preparedQuery(ADD)
                .executeBatch(passes.stream()
                        .map(pass -> columns(space, pass, publicKey))
                        .toList())
                .mapEmpty();
    }

    Future<Boolean> lockMember(SqlClient connection, Space space, MemberId member) {
        return connection
                .preparedQuery(LOCK_MEMBER)
                .execute(Tuple.of(space.id(), member.value()))
                .map(rows -> rows.size() == 1);
    }

    Future<Optional<IssuedPass>> ofPhone(SqlClient connection, Space space, byte[] publicKey) {
        return connection
                .preparedQuery(OF_PHONE)
                .execute(Tuple.of(space.id(), Buffer.buffer(publicKey)))
                .map(rows -> issued(rows).stream().findFirst());
    }

    Future<IssuedPass> renew(SqlClient connection, Space space, PassId pass, int key, LocalDate until) {
        return connection
                .preparedQuery(RENEW)
                .execute(Tuple.of(space.id(), pass.bits(), key, until))
                .map(rows -> issued(rows).get(0));
    }

    Future<Void> revokePhones(SqlClient connection, Space space, MemberId member, Instant now) {
        return connection
                .preparedQuery(REVOKE_PHONES)
                .execute(Tuple.of(space.id(), member.value(), utc(now)))
                .mapEmpty();
    }

    Future<Optional<IssuedPass>> revoke(SqlClient connection, Space space, PassId pass, Instant now) {
        return connection
                .preparedQuery(REVOKE)
                .execute(Tuple.of(space.id(), pass.bits(), utc(now)))
                .map(rows -> issued(rows).stream().findFirst());
    }

    Future<List<IssuedPass>> ofMember(SqlClient client, Space space, MemberId member) {
        return client.preparedQuery(OF_MEMBER)
                .execute(Tuple.of(space.id(), member.value()))
                .map(PassesSql::issued);
    }

    /** Of one member, or with {@code null} of everybody. */
    Future<List<IssuedPass>> badges(SqlClient client, Space space, @Nullable MemberId member) {
        return client.preparedQuery(BADGES)
                .execute(Tuple.of(space.id(), member == null ? null : member.value()))
                .map(PassesSql::issued);
    }

    private static Tuple columns(Space space, IssuedPass pass, @Nullable Buffer publicKey) {
        return Tuple.wrap(Arrays.asList(
                space.id(),
                pass.id().bits(),
                pass.member().value(),
                pass.kind().name().toLowerCase(Locale.ROOT),
                publicKey,
                pass.keyId(),
                pass.validFrom(),
                pass.validUntil(),
                utc(pass.issuedAt())));
    }

    private static List<IssuedPass> issued(RowSet<Row> rows) {
        List<IssuedPass> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            OffsetDateTime revokedAt = row.getOffsetDateTime("revoked_at");
            all.add(new IssuedPass(
                    new PassId(row.getLong("id")),
                    new MemberId(row.getLong("member_id")),
                    Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    row.getShort("key_id"),
                    row.getLocalDate("valid_from"),
                    row.getLocalDate("valid_until"),
                    row.getOffsetDateTime("issued_at").toInstant(),
                    revokedAt == null ? null : revokedAt.toInstant()));
        }
        return all;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
