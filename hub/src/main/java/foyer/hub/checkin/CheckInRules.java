package foyer.hub.checkin;

import foyer.hub.inbox.DeviceClock;
import foyer.wire.CheckIn;
import java.util.OptionalInt;

/** Which check-ins can be recorded: pure, the same answer for the same check-in. */
final class CheckInRules {

    private CheckInRules() {}

    static Ruling judge(CheckIn checkIn, OptionalInt space, OptionalInt device) {
        if (space.isEmpty()) {
            return new Aside(checkIn, "There is no space " + checkIn.space() + " here");
        }
        if (device.isEmpty()) {
            return new Aside(checkIn, "There is no device " + checkIn.device() + " in " + checkIn.space());
        }
        return DeviceClock.trouble(checkIn.occurredAt())
                .<Ruling>map(trouble -> new Aside(checkIn, trouble))
                .orElseGet(() -> new Row(checkIn, space.getAsInt(), device.getAsInt()));
    }

    sealed interface Ruling permits Row, Aside {}

    /** To be recorded, with the numbers that the database knows its space and device by. */
    record Row(CheckIn checkIn, int spaceId, int deviceId) implements Ruling {}

    /** To be kept aside, and why. */
    record Aside(CheckIn checkIn, String why) implements Ruling {}
}
