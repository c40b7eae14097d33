package foyer.hub.door;

import foyer.wire.DoorAsk;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table {@code door_ask}. */
final class DoorAsksSql {

    /** Only members who may come in: a kiosk's roster may be older than that. */
    private static final String ADD = """
            INSERT INTO door_ask (space_id, id, device_id, member_id, asked_at, until)
            SELECT $1, $2, $3, id, $5, $6 FROM member WHERE space_id = $1 AND id = $4 AND status = 'active'
            ON CONFLICT DO NOTHING""";

    private static final String OPEN = """
            SELECT k.id, k.member_id, m.name, m.display_name, d.name AS door, k.asked_at, k.until
            FROM door_ask k
            JOIN member m ON m.space_id = k.space_id AND m.id = k.member_id
            JOIN device d ON d.space_id = k.space_id AND d.id = k.device_id
            WHERE k.space_id = $1 AND k.answered_at IS NULL AND k.until > $2
            ORDER BY k.asked_at, k.id""";

    private static final String ANSWER = """
            UPDATE door_ask
            SET answered_at = $3, let_in = $4
            WHERE space_id = $1 AND id = $2 AND answered_at IS NULL AND until > $3
            RETURNING device_id""";

    private static final String FORGET = "DELETE FROM door_ask WHERE space_id = $1 AND until < $2";

    private final Pool pool;

    DoorAsksSql(Pool pool) {
        this.pool = pool;
    }

    Future<Void> add(int space, int device, DoorAsk ask, Instant now, Instant until) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        space,
                        ask.id(),
                        device,
                        ask.member().value(),
                        now.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<List<OpenAsk>> open(int space, Instant now) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(space, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DoorAsksSql::ask)
                        .toList());
    }

    /** The number of the device that asked; empty where it is answered already, or too late, or unknown. */
    Future<Optional<Integer>> answer(int space, UUID ask, boolean letIn, Instant now) {
        return pool.preparedQuery(ANSWER)
                .execute(Tuple.of(space, ask, now.atOffset(ZoneOffset.UTC), letIn))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger("device_id"))
                        .findFirst());
    }

    Future<Void> forget(int space, Instant before) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(space, before.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static OpenAsk ask(Row row) {
        return new OpenAsk(
                row.getUUID("id"),
                new MemberId(row.getLong("member_id")),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("door"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getOffsetDateTime("until").toInstant());
    }
}
