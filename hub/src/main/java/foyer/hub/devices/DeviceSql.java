package foyer.hub.devices;

import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.AtTheDoor;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SQL of devices. */
final class DeviceSql {

    private static final Logger log = LoggerFactory.getLogger(DeviceSql.class);

    static final String COLUMNS =
            "space_id, id, slug, kind, name, passage, at_the_door, secret_hash, broker_hash, revoked_at IS NOT NULL AS revoked";

    private static final String ALL = "SELECT " + COLUMNS + " FROM device";

    private static final String ADD = """
            INSERT INTO device (space_id, slug, kind, name, passage, secret_hash, broker_hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            RETURNING\s""" + COLUMNS;

    private static final String CHANGE =
            "UPDATE device SET name = $3, passage = $4, at_the_door = $5 WHERE space_id = $1 AND id = $2 RETURNING "
                    + COLUMNS;

    private static final String REVOKE =
            "UPDATE device SET revoked_at = coalesce(revoked_at, now()) WHERE space_id = $1 AND id = $2 RETURNING "
                    + COLUMNS;

    private static final String HEARD = """
            INSERT INTO device_status AS s (space_id, device_id, online, last_seq, status, at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (space_id, device_id) DO UPDATE
                SET online = excluded.online, last_seq = greatest(s.last_seq, excluded.last_seq),
                    status = excluded.status, at = excluded.at
            """;

    private static final String STATUSES =
            "SELECT space_id, device_id, status, online FROM device_status WHERE space_id = $1";

    private final Pool pool;

    DeviceSql(Pool pool) {
        this.pool = pool;
    }

    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Stored(
            int spaceId,
            int id,
            String slug,
            String kind,
            String name,
            String passage,
            @Nullable JsonObject atTheDoor,
            byte[] secretHash,
            @Nullable String brokerHash,
            boolean revoked) {

        Device in(Space space) {
            return new Device(
                    id,
                    space,
                    new DeviceId(slug),
                    DeviceStatus.Kind.valueOf(upper(kind)),
                    name,
                    Passage.valueOf(upper(passage)),
                    atTheDoor == null ? null : page(atTheDoor),
                    revoked);
        }

        /** What another version kept and this one cannot read is as usual again, until somebody says otherwise. */
        private @Nullable AtTheDoor page(JsonObject kept) {
            try {
                return Wire.decode(kept.encode().getBytes(StandardCharsets.UTF_8), AtTheDoor.class);
            } catch (Wire.Unreadable e) {
                log.warn("The page of device {} is as usual again: {}", slug, e.getMessage());
                return null;
            }
        }
    }

    Future<List<Stored>> all() {
        return pool.preparedQuery(ALL).execute().map(DeviceSql::stored);
    }

    Future<Stored> add(
            Space space,
            DeviceId device,
            DeviceStatus.Kind kind,
            String name,
            Passage passage,
            byte[] secretHash,
            String brokerHash) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        space.id(),
                        device.value(),
                        lower(kind),
                        name,
                        lower(passage),
                        Buffer.buffer(secretHash),
                        brokerHash))
                .map(rows -> stored(rows).get(0));
    }

    Future<Stored> change(Device device) {
        AtTheDoor page = device.atTheDoor();
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(device.space().id(), device.id(), device.name(), lower(device.passage()))
                        .addValue(page == null ? null : new JsonObject(Buffer.buffer(Wire.encode(page)))))
                .map(rows -> stored(rows).get(0));
    }

    Future<Stored> revoke(Device device) {
        return pool.preparedQuery(REVOKE)
                .execute(Tuple.of(device.space().id(), device.id()))
                .map(rows -> stored(rows).get(0));
    }

    Future<Void> heard(Device device, DeviceStatus status) {
        return pool.preparedQuery(HEARD)
                .execute(Tuple.of(
                        device.space().id(),
                        device.id(),
                        status.online(),
                        status.lastSeq(),
                        new JsonObject(Buffer.buffer(Wire.encode(status))),
                        status.at().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** What each device last said while it was online; what an older hub kept and this one cannot read is left out. */
    Future<List<DeviceStatus>> statuses(Space space) {
        return pool.preparedQuery(STATUSES).execute(Tuple.of(space.id())).map(rows -> {
            List<DeviceStatus> statuses = new ArrayList<>();
            for (Row row : rows) {
                byte[] json = row.getJsonObject("status").encode().getBytes(StandardCharsets.UTF_8);
                try {
                    DeviceStatus status = Wire.decode(json, DeviceStatus.class);
                    statuses.add(row.getBoolean("online") ? status : status.gone());
                } catch (Wire.Unreadable e) {
                    log.warn("Forgot the last status of device {}: {}", row.getInteger("device_id"), e.getMessage());
                }
            }
            return statuses;
        });
    }

    static List<Stored> stored(RowSet<Row> rows) {
        List<Stored> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            all.add(new Stored(
                    row.getInteger("space_id"),
                    row.getInteger("id"),
                    row.getString("slug"),
                    row.getString("kind"),
                    row.getString("name"),
                    row.getString("passage"),
                    row.getJsonObject("at_the_door"),
                    row.getBuffer("secret_hash").getBytes(),
                    row.getString("broker_hash"),
                    row.getBoolean("revoked")));
        }
        return all;
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String upper(String column) {
        return column.toUpperCase(Locale.ROOT);
    }
}
