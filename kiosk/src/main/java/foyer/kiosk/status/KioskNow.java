package foyer.kiosk.status;

import foyer.wire.DeviceSettings.Passage;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code kiosk} of the page at the door.
 *
 * @param rosterAgeSeconds since the roster was last known to be the hub's; 0 while it is, null before the first
 */
public record KioskNow(
        String name,
        String spaceName,
        ZoneId timeZone,
        Passage passage,
        String doorColour,
        boolean online,
        long waiting,
        int rosterMembers,
        @Nullable Long rosterAgeSeconds,
        List<String> troubles) {}
