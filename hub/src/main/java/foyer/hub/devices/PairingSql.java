package foyer.hub.devices;

import foyer.hub.devices.DeviceSql.Stored;
import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQL of pairings. */
final class PairingSql {

    /** Those that have run out, and beyond the bound the oldest that nobody has confirmed. */
    private static final String TIDY = """
            DELETE FROM pairing
            WHERE expires_at <= $1
               OR id IN (SELECT id FROM pairing WHERE confirmed_at IS NULL ORDER BY id DESC OFFSET $2)
            """;

    private static final String ASK = """
            INSERT INTO pairing (code_hash, claim_hash, kind, said, asked_from, secret_hash, broker_hash, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String LOOK = """
            SELECT kind, said, asked_from, expires_at FROM pairing
            WHERE code_hash = $1 AND expires_at > $2 AND confirmed_at IS NULL
            """;

    /** Both or neither: where the name is taken the code stays good, and of two who confirm it one comes too late. */
    private static final String CONFIRM = """
            WITH paired AS (
                UPDATE pairing SET space_id = $1, device = $2, confirmed_at = $6, expires_at = $7
                WHERE code_hash = $5 AND expires_at > $6 AND confirmed_at IS NULL
                RETURNING kind, secret_hash, broker_hash)
            INSERT INTO device (space_id, slug, kind, name, passage, secret_hash, broker_hash)
            SELECT $1, $2, kind, $3, $4, secret_hash, broker_hash FROM paired
            RETURNING\s""" + DeviceSql.COLUMNS;

    private static final String FIND = "SELECT space_id, device FROM pairing WHERE claim_hash = $1 AND expires_at > $2";

    private static final String CONNECTED = "DELETE FROM pairing WHERE space_id = $1 AND device = $2";

    private final Pool pool;

    PairingSql(Pool pool) {
        this.pool = pool;
    }

    /** What a manager is shown before confirming. */
    record Wished(String kind, @Nullable String said, String askedFrom, Instant until) {}

    /** Numbers are of a device once it is confirmed. */
    record Progress(@Nullable Integer spaceId, @Nullable String device) {}

    Future<Void> tidy(Instant now, int most) {
        return pool.preparedQuery(TIDY).execute(Tuple.of(utc(now), most)).mapEmpty();
    }

    Future<Void> ask(byte[] code, byte[] claim, Wished wished, byte[] secretHash, String brokerHash) {
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(
                                Buffer.buffer(code),
                                Buffer.buffer(claim),
                                wished.kind(),
                                wished.said(),
                                wished.askedFrom(),
                                Buffer.buffer(secretHash))
                        .addString(brokerHash)
                        .addOffsetDateTime(utc(wished.until())))
                .mapEmpty();
    }

    Future<Optional<Wished>> look(byte[] code, Instant now) {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(Buffer.buffer(code), utc(now)))
                .map(rows -> first(rows)
                        .map(row -> new Wished(
                                row.getString("kind"),
                                row.getString("said"),
                                row.getString("asked_from"),
                                row.getOffsetDateTime("expires_at").toInstant())));
    }

    Future<Optional<Stored>> confirm(
            byte[] code, Space space, DeviceId device, String name, Passage passage, Instant now, Instant until) {
        return pool.preparedQuery(CONFIRM)
                .execute(Tuple.of(space.id(), device.value(), name, DeviceSql.lower(passage), Buffer.buffer(code))
                        .addOffsetDateTime(utc(now))
                        .addOffsetDateTime(utc(until)))
                .map(rows -> DeviceSql.stored(rows).stream().findFirst());
    }

    Future<Optional<Progress>> find(byte[] claim, Instant now) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(claim), utc(now)))
                .map(rows -> first(rows).map(row -> new Progress(row.getInteger("space_id"), row.getString("device"))));
    }

    Future<Void> connected(Device device) {
        return pool.preparedQuery(CONNECTED)
                .execute(Tuple.of(device.space().id(), device.device().value()))
                .mapEmpty();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        Iterator<Row> all = rows.iterator();
        return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
