package foyer.hub.spaces;

import foyer.wire.DoorRules;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A space as it is set up now. Never changes; a change makes another.
 *
 * @param id            the number its rows carry in the database
 * @param capacity      how many the house holds; 0 where none is set
 * @param doorColour    {@code #rrggbb}
 * @param printedBadges whether a badge suffices at the doors, or a phone's pass is asked for
 * @param announcements also those whose days are over or have not come: the screen's clock decides
 */
public record Space(
        int id,
        SpaceId slug,
        String name,
        ZoneId timeZone,
        int capacity,
        String doorColour,
        @Nullable String wifi,
        List<String> meetingPlaces,
        List<String> rooms,
        List<String> houseRules,
        boolean printedBadges,
        DoorRules doorRules,
        List<Programme.Announcement> announcements) {

    public Space {
        meetingPlaces = List.copyOf(meetingPlaces);
        rooms = List.copyOf(rooms);
        houseRules = List.copyOf(houseRules);
        announcements = List.copyOf(announcements);
    }
}
