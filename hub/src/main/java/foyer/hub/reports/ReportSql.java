package foyer.hub.reports;

import foyer.wire.ReportId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The SQL of reports. */
final class ReportSql {

    /** Parameters are arrays, one element a report, sorted by id: in another order concurrent repeats would deadlock. */
    private static final String ENTER = """
            INSERT INTO report (space_id, id, device_id, seq, kind, occurred_at)
            SELECT * FROM unnest($1::int4[], $2::uuid[], $3::int4[], $4::int8[], $5::text[], $6::timestamptz[])
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String BEFORE = """
            SELECT id, device_id, why FROM report WHERE space_id = $1 AND id = ANY ($2)
            """;

    private static final String REFUSE = "UPDATE report SET why = $3 WHERE space_id = $1 AND id = $2";

    /** What was entered before: by which device, and why it could not be used. */
    record Before(int device, Optional<String> why) {}

    private ReportSql() {}

    /** Returns those that were not there yet. */
    static Future<Set<ReportId>> enter(SqlConnection transaction, List<Told<?>> sorted) {
        int size = sorted.size();
        Integer[] space = new Integer[size];
        UUID[] id = new UUID[size];
        Integer[] device = new Integer[size];
        Long[] seq = new Long[size];
        String[] kind = new String[size];
        OffsetDateTime[] occurredAt = new OffsetDateTime[size];
        for (int i = 0; i < size; i++) {
            Told<?> told = sorted.get(i);
            space[i] = told.space().id();
            id[i] = told.report().id().value();
            device[i] = told.device().id();
            seq[i] = told.report().seq();
            kind[i] = told.said().getClass().getSimpleName();
            occurredAt[i] = told.report().occurredAt().atOffset(ZoneOffset.UTC);
        }
        return transaction
                .preparedQuery(ENTER)
                .execute(Tuple.wrap(Arrays.asList((Object) space, id, device, seq, kind, occurredAt)))
                .map(rows -> {
                    Set<ReportId> fresh = new HashSet<>();
                    rows.forEach(row -> fresh.add(new ReportId(row.getUUID("id"))));
                    return fresh;
                });
    }

    static Future<Map<ReportId, Before>> before(SqlConnection transaction, int space, List<ReportId> ids) {
        UUID[] values = ids.stream().map(ReportId::value).toArray(UUID[]::new);
        return transaction
                .preparedQuery(BEFORE)
                .execute(Tuple.of(space).addArrayOfUUID(values))
                .map(rows -> {
                    Map<ReportId, Before> before = new HashMap<>();
                    rows.forEach(row -> before.put(
                            new ReportId(row.getUUID("id")),
                            new Before(row.getInteger("device_id"), Optional.ofNullable(row.getString("why")))));
                    return before;
                });
    }

    static Future<Void> refuse(SqlConnection transaction, Told<?> told, String why) {
        return transaction
                .preparedQuery(REFUSE)
                .execute(Tuple.of(told.space().id(), told.report().id().value(), why))
                .mapEmpty();
    }
}
