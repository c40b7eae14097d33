package foyer.hub.visitors;

import foyer.hub.reports.Told;
import foyer.wire.HouseNow;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.VisitorCame;
import foyer.wire.VisitorLeft;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tables {@code visit} and {@code reception}. */
final class VisitsSql {

    /** A host who is gone by now is nobody's host; the visitor is there all the same. */
    private static final String CAME = """
            INSERT INTO visit (space_id, id, device_id, name, member_id, whom, came_at, told_at)
            VALUES ($1, $2, $3, $4, (SELECT id FROM member WHERE space_id = $1 AND id = $5 AND status = 'active'),
                CASE WHEN $5::bigint IS NULL THEN $6 END, $7, $8)
            ON CONFLICT DO NOTHING""";

    private static final String LEFT = """
            UPDATE visit SET left_at = greatest($3, came_at)
            WHERE space_id = $1 AND id = $2 AND left_at IS NULL
            RETURNING id""";

    /** Of a visit that is not recorded yet. */
    private static final String LEFT_BEFORE = """
            INSERT INTO visitor_left AS l (space_id, visit_id, at)
            SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM visit WHERE space_id = $1 AND id = $2)
            ON CONFLICT (space_id, visit_id) DO UPDATE SET at = least(l.at, excluded.at)""";

    private static final String CATCH_UP = """
            WITH gone AS (
                DELETE FROM visitor_left l
                USING visit v
                WHERE l.space_id = $1 AND v.space_id = $1 AND v.id = l.visit_id
                RETURNING l.visit_id, l.at
            )
            UPDATE visit v SET left_at = greatest(gone.at, v.came_at)
            FROM gone
            WHERE v.space_id = $1 AND v.id = gone.visit_id AND v.left_at IS NULL
            RETURNING v.id""";

    private static final String HAS_PASS = "UPDATE visit SET pass_id = $3 WHERE space_id = $1 AND id = $2";

    private static final String VISITS = "SELECT " + TellingsSql.OF_VISIT + """
            , v.id, v.name, v.member_id, coalesce(m.display_name, v.whom) AS host_name, v.came_at, v.left_at, v.coming_at
            FROM visit v
            LEFT JOIN member m ON m.space_id = v.space_id AND m.id = v.member_id
            """;

    private static final String SINCE =
            VISITS + "WHERE v.space_id = $1 AND v.came_at >= $2 ORDER BY v.came_at DESC, v.id";

    private static final String ONE = VISITS + "WHERE v.space_id = $1 AND v.id = $2";

    private static final String FOR_HOST = VISITS + """
            WHERE v.space_id = $1 AND v.came_at >= $3 AND v.left_at IS NULL
              AND (v.member_id = $2 OR (v.fallback_told_at IS NOT NULL
                  AND $2 = (SELECT fallback_id FROM reception WHERE space_id = $1)))
            ORDER BY v.came_at DESC, v.id""";

    private static final String COMING = """
            UPDATE visit v
            SET coming_at = $4
            WHERE v.space_id = $1 AND v.id = $2 AND v.coming_at IS NULL AND v.left_at IS NULL
              AND (v.member_id = $3 OR (v.fallback_told_at IS NOT NULL
                  AND $3 = (SELECT fallback_id FROM reception WHERE space_id = $1)))
            RETURNING id""";

    /**
     * Whoever marks them owes the telling: two hubs do not tell twice. Nobody's visitors are the fallback's at once, and those
     * whose host cannot be told: that a machine has heard of them brings nobody to the door.
     */
    private static final String UNANSWERED = """
            WITH handed_on AS (
                UPDATE visit v
                SET fallback_told_at = $2
                FROM reception r
                WHERE v.space_id = $1 AND r.space_id = v.space_id AND r.fallback_id IS NOT NULL
                  AND v.fallback_told_at IS NULL AND v.coming_at IS NULL AND v.left_at IS NULL
                  AND v.came_at > $2::timestamptz - interval '1 hour' AND r.fallback_id IS DISTINCT FROM v.member_id
                  AND (v.member_id IS NULL OR v.told_at <= $2::timestamptz - r.answer_seconds * interval '1 second'
                    OR EXISTS (SELECT 1 FROM telling t WHERE t.space_id = v.space_id AND t.visit_id = v.id
                        AND t.whom = 'HOST' AND t.due_at IS NULL AND t.told_at IS NULL))
                RETURNING v.id
            ), owed AS (
                INSERT INTO telling (space_id, visit_id, whom, due_at)
                SELECT $1, id, 'FALLBACK', $2 FROM handed_on
                ON CONFLICT DO NOTHING
            )
            SELECT id FROM handed_on""";

    private static final String IN = """
            SELECT id, name, came_at, pass_id FROM visit
            WHERE space_id = $1 AND left_at IS NULL AND came_at >= $2
            ORDER BY came_at, id""";

    private static final String FORGET = """
            WITH never_came AS (DELETE FROM visitor_left WHERE space_id = $1 AND at < $2)
            DELETE FROM visit WHERE space_id = $1 AND came_at < $2""";

    private static final String RECEPTION = """
            SELECT fallback_id, answer_seconds, webhook_url, webhook_secret, staff_pin FROM reception WHERE space_id = $1""";

    private static final String RECEIVE = """
            INSERT INTO reception (space_id, fallback_id, answer_seconds, webhook_url, webhook_secret)
            VALUES ($1, (SELECT id FROM member WHERE space_id = $1 AND id = $2), $3, $4, $5)
            ON CONFLICT (space_id) DO UPDATE SET fallback_id = excluded.fallback_id, answer_seconds = excluded.answer_seconds,
                webhook_url = excluded.webhook_url, webhook_secret = excluded.webhook_secret""";

    private static final String STAFF_PIN = """
            INSERT INTO reception (space_id, staff_pin) VALUES ($1, $2)
            ON CONFLICT (space_id) DO UPDATE SET staff_pin = excluded.staff_pin""";

    /** As it is kept. */
    record Kept(Reception reception, @Nullable String staffPin) {}

    private final Pool pool;

    VisitsSql(Pool pool) {
        this.pool = pool;
    }

    static Future<Void> came(SqlClient transaction, Told<VisitorCame> told, Instant cameAt, Instant now) {
        VisitorCame said = told.said();
        return transaction
                .preparedQuery(CAME)
                .execute(tuple(
                        told.space().id(),
                        told.report().id().value(),
                        told.device().id(),
                        said.name(),
                        number(said.host()),
                        said.whom(),
                        at(cameAt),
                        at(now)))
                .mapEmpty();
    }

    static Future<Void> left(SqlClient transaction, Told<VisitorLeft> told, Instant leftAt) {
        Tuple left = tuple(told.space().id(), told.said().visit(), at(leftAt));
        return transaction
                .preparedQuery(LEFT)
                .execute(left)
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture()
                        : transaction.preparedQuery(LEFT_BEFORE).execute(left))
                .mapEmpty();
    }

    /** Signs out those whose sign-out was recorded before they were; whether there were any. */
    static Future<Boolean> catchUp(SqlClient client, int space) {
        return client.preparedQuery(CATCH_UP).execute(tuple(space)).map(rows -> rows.size() > 0);
    }

    Future<Boolean> catchUp(int space) {
        return catchUp(pool, space);
    }

    Future<Boolean> left(int space, UUID visit, Instant at) {
        return pool.preparedQuery(LEFT).execute(tuple(space, visit, at(at))).map(rows -> rows.size() > 0);
    }

    Future<Void> hasPass(int space, UUID visit, PassId pass) {
        return pool.preparedQuery(HAS_PASS)
                .execute(tuple(space, visit, pass.bits()))
                .mapEmpty();
    }

    Future<List<Visit>> since(int space, Instant since) {
        return pool.preparedQuery(SINCE).execute(tuple(space, at(since))).map(VisitsSql::visits);
    }

    Future<Optional<Visit>> one(int space, UUID visit) {
        return pool.preparedQuery(ONE).execute(tuple(space, visit)).map(rows -> visits(rows).stream()
                .findFirst());
    }

    Future<List<Visit>> forHost(int space, MemberId host, Instant since) {
        return pool.preparedQuery(FOR_HOST)
                .execute(tuple(space, host.value(), at(since)))
                .map(VisitsSql::visits);
    }

    Future<Boolean> coming(int space, UUID visit, MemberId who, Instant now) {
        return pool.preparedQuery(COMING)
                .execute(tuple(space, visit, who.value(), at(now)))
                .map(rows -> rows.size() > 0);
    }

    Future<List<UUID>> unanswered(int space, Instant now) {
        return pool.preparedQuery(UNANSWERED)
                .execute(tuple(space, at(now)))
                .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
    }

    Future<List<HouseNow.Visitor>> in(int space, Instant since) {
        return pool.preparedQuery(IN).execute(tuple(space, at(since))).map(rows -> stream(rows)
                .map(row -> new HouseNow.Visitor(
                        row.getUUID("id"),
                        row.getString("name"),
                        row.getOffsetDateTime("came_at").toInstant(),
                        row.getLong("pass_id") == null ? null : new PassId(row.getLong("pass_id"))))
                .toList());
    }

    Future<Void> forget(int space, Instant before) {
        return pool.preparedQuery(FORGET).execute(tuple(space, at(before))).mapEmpty();
    }

    Future<Kept> reception(int space) {
        return pool.preparedQuery(RECEPTION)
                .execute(tuple(space))
                .map(rows -> stream(rows).map(VisitsSql::kept).findFirst().orElse(new Kept(Reception.USUAL, null)));
    }

    Future<Void> receive(int space, Reception reception) {
        return pool.preparedQuery(RECEIVE)
                .execute(tuple(
                        space,
                        number(reception.fallback()),
                        reception.answerSeconds(),
                        reception.webhook(),
                        reception.webhookSecret()))
                .mapEmpty();
    }

    Future<Void> staffPin(int space, @Nullable String verifier) {
        return pool.preparedQuery(STAFF_PIN).execute(tuple(space, verifier)).mapEmpty();
    }

    /** A webhook whose secret signs nothing, kept before secrets were looked at so closely, is as none. */
    private static Kept kept(Row row) {
        Long fallback = row.getLong("fallback_id");
        String secret = row.getString("webhook_secret");
        boolean signs = secret != null && Reception.signs(secret);
        return new Kept(
                new Reception(
                        fallback == null ? null : new MemberId(fallback),
                        row.getInteger("answer_seconds"),
                        signs ? row.getString("webhook_url") : null,
                        signs ? secret : null),
                row.getString("staff_pin"));
    }

    private static List<Visit> visits(RowSet<Row> rows) {
        return stream(rows)
                .map(row -> new Visit(
                        row.getUUID("id"),
                        row.getString("name"),
                        row.getLong("member_id") == null ? null : new MemberId(row.getLong("member_id")),
                        row.getString("host_name"),
                        row.getOffsetDateTime("came_at").toInstant(),
                        instant(row.getOffsetDateTime("left_at")),
                        instant(row.getOffsetDateTime("coming_at")),
                        TellingsSql.read((JsonArray) row.getJson("tellings"))))
                .toList();
    }

    private static Tuple tuple(@Nullable Object... values) {
        return Tuple.wrap(Arrays.asList(values));
    }

    private static @Nullable Long number(@Nullable MemberId member) {
        return member == null ? null : member.value();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
