package foyer.hub.rollcall;

import foyer.hub.reports.Told;
import foyer.hub.rollcall.RollCallNow.Person;
import foyer.wire.HouseNow;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tables {@code roll_call_tick} and {@code roll_call_end}. */
final class RollCallSql {

    /** Of somebody who has been erased meanwhile nothing is kept. */
    private static final String MEMBER = """
            INSERT INTO roll_call_tick AS t (space_id, who, began, member_id, at)
            SELECT $1, 'member ' || id, $3, id, $4 FROM member WHERE space_id = $1 AND id = $2
            ON CONFLICT (space_id, who, began) DO UPDATE SET at = least(t.at, excluded.at)""";

    /** Whose visit may not be recorded yet: they are shown once it is. */
    private static final String VISITOR = """
            INSERT INTO roll_call_tick AS t (space_id, who, began, visit_id, at)
            VALUES ($1, 'visit ' || $2::uuid, $3, $2, $4)
            ON CONFLICT (space_id, who, began) DO UPDATE SET at = least(t.at, excluded.at)""";

    private static final String ENDED = """
            INSERT INTO roll_call_end (space_id, began, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING""";

    /** As at the doors: the latest, and what began within a quarter of an hour before it while nobody ended one between. */
    private static final String NOW = """
            WITH latest AS (
                SELECT max(began) AS began FROM roll_call_tick WHERE space_id = $1 AND began > $2
            ), ticks AS (
                SELECT t.who, t.member_id, t.visit_id, min(t.at) AS seen_at, min(t.began) AS began
                FROM roll_call_tick t, latest
                WHERE t.space_id = $1 AND t.began >= latest.began - interval '15 minutes'
                  AND NOT EXISTS (
                      SELECT 1 FROM roll_call_end e
                      WHERE e.space_id = $1 AND e.at > t.began AND e.at <= latest.began)
                GROUP BY t.who, t.member_id, t.visit_id
            ), people AS (
                SELECT 'member ' || m.id AS who, m.display_name AS name, false AS visitor
                FROM member m
                LEFT JOIN presence p ON p.space_id = m.space_id AND p.member_id = m.id
                WHERE m.space_id = $1 AND (p.present OR m.id IN (SELECT member_id FROM ticks))
                UNION ALL
                SELECT 'visit ' || v.id, v.name, true
                FROM visit v
                WHERE v.space_id = $1
                  AND ((v.left_at IS NULL AND v.came_at > $3) OR v.id IN (SELECT visit_id FROM ticks))
            )
            SELECT people.name, people.visitor, ticks.seen_at, (SELECT min(began) FROM ticks) AS began
            FROM people
            LEFT JOIN ticks ON ticks.who = people.who
            WHERE EXISTS (SELECT 1 FROM ticks)
            ORDER BY ticks.seen_at NULLS FIRST, people.name""";

    private static final String SEEN = """
            SELECT member_id, visit_id, began, at FROM roll_call_tick
            WHERE space_id = $1 AND at > $2
            ORDER BY at DESC, who, began
            LIMIT 2000""";

    private static final String ENDS = """
            SELECT at FROM roll_call_end
            WHERE space_id = $1 AND at > $2
            ORDER BY at DESC
            LIMIT 100""";

    private static final String FORGET = """
            WITH ends AS (DELETE FROM roll_call_end WHERE space_id = $1 AND at < $2)
            DELETE FROM roll_call_tick WHERE space_id = $1 AND began < $2""";

    private RollCallSql() {}

    static Future<Void> member(SqlConnection transaction, Told<?> told, long member, Instant began) {
        return transaction
                .preparedQuery(MEMBER)
                .execute(Tuple.of(
                        told.space().id(), member, at(began), at(told.report().occurredAt())))
                .mapEmpty();
    }

    static Future<Void> visitor(SqlConnection transaction, Told<?> told, UUID visit, Instant began) {
        return transaction
                .preparedQuery(VISITOR)
                .execute(Tuple.of(
                        told.space().id(), visit, at(began), at(told.report().occurredAt())))
                .mapEmpty();
    }

    static Future<Void> ended(SqlConnection transaction, Told<?> told, Instant began) {
        return transaction
                .preparedQuery(ENDED)
                .execute(Tuple.of(told.space().id(), at(began), at(told.report().occurredAt())))
                .mapEmpty();
    }

    static Future<RollCallNow> now(Pool pool, int space, Instant since, Instant visitorsSince) {
        return pool.preparedQuery(NOW)
                .execute(Tuple.of(space, at(since), at(visitorsSince)))
                .map(RollCallSql::read);
    }

    static Future<List<HouseNow.Seen>> seen(Pool pool, int space, Instant since) {
        return pool.preparedQuery(SEEN).execute(Tuple.of(space, at(since))).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new HouseNow.Seen(
                        row.getLong("member_id") == null ? null : new MemberId(row.getLong("member_id")),
                        row.getUUID("visit_id"),
                        instant(row.getOffsetDateTime("began")),
                        row.getOffsetDateTime("at").toInstant()))
                .toList());
    }

    static Future<List<Instant>> ends(Pool pool, int space, Instant since) {
        return pool.preparedQuery(ENDS).execute(Tuple.of(space, at(since))).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getOffsetDateTime("at").toInstant())
                .toList());
    }

    static Future<Void> forget(Pool pool, int space, Instant before) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(space, at(before))).mapEmpty();
    }

    private static RollCallNow read(RowSet<Row> rows) {
        List<Person> people = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Person(
                        row.getString("name"), row.getBoolean("visitor"), instant(row.getOffsetDateTime("seen_at"))))
                .toList();
        return new RollCallNow(
                people.isEmpty() ? null : instant(rows.iterator().next().getOffsetDateTime("began")), people);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
