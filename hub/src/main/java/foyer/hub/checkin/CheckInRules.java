package foyer.hub.checkin;

import foyer.wire.CheckIn;
import java.time.Instant;
import java.util.OptionalInt;

/** Which check-ins can be recorded: pure, the same answer for the same check-in. */
final class CheckInRules {

    /** PostgreSQL can hold more; a device whose clock says otherwise is broken, and nobody was there then. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private CheckInRules() {}

    static Ruling judge(CheckIn checkIn, OptionalInt space, OptionalInt device) {
        if (space.isEmpty()) {
            return new Aside(checkIn, "There is no space " + checkIn.space() + " here");
        }
        if (device.isEmpty()) {
            return new Aside(checkIn, "There is no device " + checkIn.device() + " in " + checkIn.space());
        }
        if (checkIn.occurredAt().isBefore(EARLIEST) || checkIn.occurredAt().isAfter(LATEST)) {
            return new Aside(checkIn, "The device's clock says " + checkIn.occurredAt() + "; set it right");
        }
        return new Row(checkIn, space.getAsInt(), device.getAsInt());
    }

    sealed interface Ruling permits Row, Aside {}

    /** To be recorded, with the numbers that the database knows its space and device by. */
    record Row(CheckIn checkIn, int spaceId, int deviceId) implements Ruling {}

    /** To be kept aside, and why. */
    record Aside(CheckIn checkIn, String why) implements Ruling {}
}
