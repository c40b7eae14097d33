package foyer.journeys.bench;

import foyer.hub.checkin.CheckInFlow;
import foyer.hub.database.Database;
import foyer.wire.DeviceId;
import foyer.wire.SpaceId;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A made-up space with one kiosk, for measuring. */
record BenchSpace(SpaceId slug, int number, DeviceId device, int deviceNumber, int members)
        implements CheckInFlow.Numbers {

    private static final String MAKE = """
            WITH s AS (INSERT INTO space (slug, name, time_zone) VALUES ('bench', 'Bench', 'UTC') RETURNING id),
                 o AS (INSERT INTO occupancy (space_id) SELECT id FROM s)
            INSERT INTO device (space_id, slug, kind, name, secret_hash)
            SELECT id, 'door', 'kiosk', 'Door', '' FROM s
            RETURNING space_id, id
            """;

    static BenchSpace in(Database database, int members) {
        try {
            var made = database.pool()
                    .query(MAKE)
                    .execute()
                    .await(20, TimeUnit.SECONDS)
                    .iterator()
                    .next();
            return new BenchSpace(
                    new SpaceId("bench"), made.getInteger(0), new DeviceId("door"), made.getInteger(1), members);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The space for the bench was not made within 20 s", e);
        }
    }

    @Override
    public OptionalInt ofSpace(SpaceId space) {
        return OptionalInt.of(number);
    }

    @Override
    public OptionalInt ofDevice(SpaceId space, DeviceId device) {
        return OptionalInt.of(deviceNumber);
    }
}
