package foyer.kiosk.status;

import foyer.wire.DeviceSettings;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceSettings.Theme;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code kiosk} of the page at the door.
 *
 * @param rosterAgeSeconds since the roster was last known to be the hub's; 0 while it is, null before the first
 * @param troubles where something is wrong; the page has words for each place
 * @param languages that it offers
 * @param language its own
 * @param features words of {@link DeviceSettings.Feature}
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
        List<Troubles.Place> troubles,
        List<String> languages,
        String language,
        Theme theme,
        List<String> features) {}
