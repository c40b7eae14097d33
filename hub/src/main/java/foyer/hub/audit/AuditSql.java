package foyer.hub.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The tables {@code audit} and {@code audit_head}. */
final class AuditSql {

    static final String EVERY_LINE = """
            SELECT number, at, space_id, actor, act, object, outcome, address, mac
            FROM audit
            ORDER BY number""";

    static final String HEAD = "SELECT number, mac FROM audit_head";

    private static final String LOCK_HEAD = HEAD + " FOR UPDATE";

    private static final String ADD = """
            WITH moved AS (UPDATE audit_head SET number = $1, mac = $9)
            INSERT INTO audit (number, at, space_id, actor, act, object, outcome, address, mac)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String OF_SPACE = """
            SELECT number, at, space_id, actor, act, object, outcome, address
            FROM audit
            WHERE space_id = $1 AND number < $2
            ORDER BY number DESC
            LIMIT $3""";

    Future<Anchor> lockHead(SqlConnection connection) {
        return connection.preparedQuery(LOCK_HEAD).execute().map(rows -> {
            Row head = rows.iterator().next();
            return new Anchor(head.getLong("number"), head.getBuffer("mac").getBytes());
        });
    }

    Future<Void> add(SqlConnection connection, AuditLine line, Anchor next) {
        Deed deed = line.deed();
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        line.number(),
                        line.at().atOffset(ZoneOffset.UTC),
                        deed.spaceId(),
                        deed.actor(),
                        deed.act(),
                        deed.object(),
                        deed.outcome(),
                        deed.address(),
                        Buffer.buffer(next.mac())))
                .mapEmpty();
    }

    Future<List<AuditLine>> of(SqlClient client, int spaceId, long before, int most) {
        return client.preparedQuery(OF_SPACE)
                .execute(Tuple.of(spaceId, before, most))
                .map(rows -> {
                    List<AuditLine> lines = new ArrayList<>(rows.size());
                    rows.forEach(row -> lines.add(line(row)));
                    return lines;
                });
    }

    private static AuditLine line(Row row) {
        return new AuditLine(
                row.getLong("number"),
                row.getOffsetDateTime("at").toInstant(),
                new Deed(
                        row.getInteger("space_id"),
                        row.getString("actor"),
                        row.getString("act"),
                        row.getString("object"),
                        row.getString("outcome"),
                        row.getString("address")));
    }
}
