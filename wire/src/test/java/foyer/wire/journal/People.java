package foyer.wire.journal;

import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongFunction;

/** Ada and others at the front door of the harbour. */
final class People {

    static final SpaceId HARBOUR = new SpaceId("harbour");
    static final DeviceId FRONT_DOOR = new DeviceId("front-door");
    static final MemberId ADA = new MemberId(1);

    private People() {}

    static LongFunction<CheckIn> adaComesIn() {
        CheckInId id = new CheckInId(UUID.randomUUID());
        return seq -> adaComesIn(id, seq);
    }

    static CheckIn adaComesIn(CheckInId id, long seq) {
        return new CheckIn(
                id, HARBOUR, FRONT_DOOR, seq, ADA, Direction.IN, Instant.parse("2026-11-21T08:30:00.123Z"), null);
    }
}
