package foyer.hub.conflicts;

import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL of conflicts. */
final class ConflictsSql {

    /**
     * Who was let in with a pass revoked before, or at another door than just before with the same pass. By the doors'
     * clocks, as check-ins are; two minutes are less than anybody needs to leave one door and come in by another.
     */
    private static final String SINCE = """
            WITH admitted AS (
                SELECT id, member_id, pass_id, device_id, occurred_at,
                    lag(device_id) OVER by_pass AS before_device, lag(occurred_at) OVER by_pass AS before_at
                FROM check_in
                WHERE space_id = $1 AND occurred_at >= $2 AND pass_id IS NOT NULL AND direction = 1
                WINDOW by_pass AS (PARTITION BY pass_id ORDER BY occurred_at, id)
            )
            SELECT a.member_id, m.name, a.pass_id, d.name AS device, a.occurred_at,
                CASE WHEN p.revoked_at < a.occurred_at THEN p.revoked_at END AS revoked_at,
                b.name AS other_device, CASE WHEN b.id IS NOT NULL THEN a.before_at END AS other_at
            FROM admitted a
            JOIN pass p ON p.space_id = $1 AND p.id = a.pass_id
            JOIN member m ON m.space_id = $1 AND m.id = a.member_id
            JOIN device d ON d.space_id = $1 AND d.id = a.device_id
            LEFT JOIN device b ON b.space_id = $1 AND b.id = a.before_device
                AND a.before_device <> a.device_id AND a.occurred_at - a.before_at < interval '2 minutes'
            WHERE p.revoked_at < a.occurred_at OR b.id IS NOT NULL
            ORDER BY a.occurred_at DESC, a.id DESC
            LIMIT $3""";

    /**
     * One check-in that contradicts something.
     *
     * @param revokedAt   when the pass was revoked; null where it is not that
     * @param otherDevice where the pass was just before; null where it is not that
     */
    record Found(
            MemberId member,
            String name,
            PassId pass,
            String device,
            Instant at,
            @Nullable Instant revokedAt,
            @Nullable String otherDevice,
            @Nullable Instant otherAt) {}

    private final Pool pool;

    ConflictsSql(Pool pool) {
        this.pool = pool;
    }

    Future<List<Found>> since(Space space, Instant since, int most) {
        return pool.preparedQuery(SINCE)
                .execute(Tuple.of(space.id(), since.atOffset(ZoneOffset.UTC), most))
                .map(rows -> {
                    List<Found> all = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        all.add(new Found(
                                new MemberId(row.getLong("member_id")),
                                row.getString("name"),
                                new PassId(row.getLong("pass_id")),
                                row.getString("device"),
                                row.getOffsetDateTime("occurred_at").toInstant(),
                                instant(row.getOffsetDateTime("revoked_at")),
                                row.getString("other_device"),
                                instant(row.getOffsetDateTime("other_at"))));
                    }
                    return all;
                });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
