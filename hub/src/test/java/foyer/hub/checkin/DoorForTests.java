package foyer.hub.checkin;

import static foyer.hub.Wait.on;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseAddress;
import foyer.hub.inbox.AsideShelf;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** A hub's check-in path on a real database, one space, and the kiosk at its front door. */
final class DoorForTests implements AutoCloseable {

    static final SpaceId LOFT = new SpaceId("loft");
    static final DeviceId FRONT_DOOR = new DeviceId("front-door");
    static final Instant NINE = Instant.parse("2026-01-05T08:00:00Z");

    static final MemberId ADA = new MemberId(1);
    static final MemberId BEN = new MemberId(2);

    private static final int SPACE = 1;
    private static final int KIOSK = 7;

    final Vertx vertx = Vertx.vertx();
    final Context context = vertx.getOrCreateContext();
    final Database database;
    final CheckInFlow flow;
    final List<Moved> moved = Collections.synchronizedList(new ArrayList<>());
    private long seq;

    DoorForTests(DatabaseAddress address, int lanes) {
        database = Database.open(vertx, address);
        AsideShelf aside = new AsideShelf(database.pool());
        flow = new CheckInFlow(new Ledger(database.lanes(lanes)), aside, new OneDoor(), lanes).onMoved(moved::addAll);
    }

    CheckIn scan(MemberId who, Direction direction, Instant at) {
        return new CheckIn(new CheckInId(UUID.randomUUID()), LOFT, FRONT_DOOR, ++seq, who, direction, at, null);
    }

    long checkIns() {
        return number("SELECT count(*) FROM check_in");
    }

    long setAside() {
        return number("SELECT count(*) FROM check_in_aside");
    }

    boolean present(MemberId who) {
        return number("SELECT count(*) FROM presence WHERE present AND member_id = " + who) == 1;
    }

    long number(String sql) {
        Row row = on(database.pool().query(sql).execute()).iterator().next();
        return row.getLong(0);
    }

    void forgetAll() {
        on(database.keeper()
                .query("TRUNCATE check_in, check_in_aside, presence")
                .execute());
        moved.clear();
    }

    @Override
    public void close() {
        on(vertx.close());
    }

    private static final class OneDoor implements CheckInFlow.Numbers {
        @Override
        public OptionalInt ofSpace(SpaceId space) {
            return space.equals(LOFT) ? OptionalInt.of(SPACE) : OptionalInt.empty();
        }

        @Override
        public OptionalInt ofDevice(SpaceId space, DeviceId device) {
            return device.equals(FRONT_DOOR) ? OptionalInt.of(KIOSK) : OptionalInt.empty();
        }
    }
}
