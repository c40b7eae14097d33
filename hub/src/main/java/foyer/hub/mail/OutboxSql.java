package foyer.hub.mail;

import foyer.hub.mail.Outbox.Kept;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** The table {@code outbox}, of which only the newest letters of a space stay. */
final class OutboxSql {

    private static final int STAY = 200;

    private static final String KEEP = """
            INSERT INTO outbox (space_id, member_id, recipient, subject, body, at)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String THROW_OUT_THE_OLDEST = """
            DELETE FROM outbox
            WHERE space_id = $1
              AND id <= (SELECT id FROM outbox WHERE space_id = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)""";

    private static final String NEWEST = """
            SELECT member_id, recipient, subject, body, at
            FROM outbox
            WHERE space_id = $1
            ORDER BY id DESC
            LIMIT $2""";

    private final Pool pool;

    OutboxSql(Pool pool) {
        this.pool = pool;
    }

    Future<Void> keep(Letter letter, Instant at) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(
                        letter.space(),
                        letter.member().value(),
                        letter.to(),
                        letter.subject(),
                        letter.text(),
                        at.atOffset(ZoneOffset.UTC)))
                .compose(kept -> pool.preparedQuery(THROW_OUT_THE_OLDEST).execute(Tuple.of(letter.space(), STAY)))
                .mapEmpty();
    }

    Future<List<Kept>> of(int space, int most) {
        return pool.preparedQuery(NEWEST).execute(Tuple.of(space, most)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> kept(space, row))
                .toList());
    }

    private static Kept kept(int space, Row row) {
        return new Kept(
                row.getOffsetDateTime("at").toInstant(),
                new Letter(
                        space,
                        new MemberId(row.getLong("member_id")),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body")));
    }
}
