package foyer.hub.visitors;

import foyer.hub.visitors.Telling.Whom;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code telling}. */
final class TellingsSql {

    /** Further ahead than any lease or pause. */
    static final Duration FARTHEST = Duration.ofMinutes(10);

    /** A column of {@code visit v}. */
    static final String OF_VISIT = """
            coalesce((SELECT jsonb_agg(jsonb_build_object(
                    'whom', t.whom, 'toldAt', t.told_at, 'trouble', t.failure, 'againAt', t.due_at)
                    ORDER BY array_position(ARRAY ['HOST', 'FALLBACK', 'WEBHOOK'], t.whom))
                FROM telling t WHERE t.space_id = v.space_id AND t.visit_id = v.id), '[]') AS tellings""";

    /** In the transaction that writes the visit. */
    private static final String OWE = """
            INSERT INTO telling (space_id, visit_id, whom, due_at)
            SELECT v.space_id, v.id, owed.whom, $3
            FROM visit v
            CROSS JOIN (VALUES ('HOST'), ('WEBHOOK')) owed (whom)
            LEFT JOIN reception r ON r.space_id = v.space_id
            WHERE v.space_id = $1 AND v.id = $2 AND v.left_at IS NULL
              AND CASE owed.whom WHEN 'HOST' THEN v.member_id IS NOT NULL ELSE r.webhook_url IS NOT NULL END
            ON CONFLICT DO NOTHING""";

    /**
     * What one hub has in hand, others leave alone until the lease is over. What is due further ahead than any hub would put it was
     * written by a clock that was wrong, and is due now.
     */
    private static final String LEASE = """
            UPDATE telling t
            SET due_at = $2, tries = t.tries + 1
            FROM (
                SELECT space_id, visit_id, whom FROM telling
                WHERE due_at <= $1 OR due_at > $4
                ORDER BY due_at
                LIMIT $3
                FOR UPDATE SKIP LOCKED
            ) due
            WHERE t.space_id = due.space_id AND t.visit_id = due.visit_id AND t.whom = due.whom
            RETURNING t.space_id, t.visit_id, t.whom, t.tries,
                (SELECT device_id FROM visit v WHERE v.space_id = t.space_id AND v.id = t.visit_id) AS device_id""";

    /** By whoever leased it last: each lease counts a try. */
    private static final String SETTLE = """
            UPDATE telling SET told_at = $4, failure = $5, due_at = $6
            WHERE space_id = $1 AND visit_id = $2 AND whom = $3 AND tries = $7 AND told_at IS NULL""";

    /** One that is due, and in this hub's hand. */
    record Due(int space, UUID visit, Whom whom, int tries, int device) {}

    private final Pool pool;

    TellingsSql(Pool pool) {
        this.pool = pool;
    }

    static Future<Void> owe(SqlClient transaction, int space, UUID visit, Instant now) {
        return transaction
                .preparedQuery(OWE)
                .execute(tuple(space, visit, at(now)))
                .mapEmpty();
    }

    Future<List<Due>> lease(Instant now, Instant until, int most) {
        return pool.preparedQuery(LEASE)
                .execute(tuple(at(now), at(until), most, at(now.plus(FARTHEST))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Due(
                                row.getInteger("space_id"),
                                row.getUUID("visit_id"),
                                Whom.valueOf(row.getString("whom")),
                                row.getInteger("tries"),
                                row.getInteger("device_id")))
                        .toList());
    }

    Future<Void> told(Due due, Instant now) {
        return settle(due, now, null, null);
    }

    /** @param again null where it is given up */
    Future<Void> failed(Due due, String why, @Nullable Instant again) {
        return settle(due, null, why, again);
    }

    private Future<Void> settle(Due due, @Nullable Instant told, @Nullable String why, @Nullable Instant again) {
        return pool.preparedQuery(SETTLE)
                .execute(tuple(due.space(), due.visit(), due.whom().name(), at(told), why, at(again), due.tries()))
                .mapEmpty();
    }

    static List<Telling> read(JsonArray tellings) {
        return tellings.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Telling(
                        Whom.valueOf(one.getString("whom")),
                        instant(one.getString("toldAt")),
                        one.getString("trouble"),
                        instant(one.getString("againAt"))))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable String at) {
        return at == null ? null : OffsetDateTime.parse(at).toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Tuple tuple(@Nullable Object... values) {
        return Tuple.wrap(Arrays.asList(values));
    }
}
