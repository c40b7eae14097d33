package foyer.hub.spaces;

import foyer.wire.DoorRules;
import foyer.wire.Required;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A space as somebody wants it, with the keys of {@code space.yaml}; what is left out of them (null) is
 * empty. Good from birth: what cannot be is refused in words that say what to write instead.
 *
 * @param timeZone   as the tz database names it ("Europe/Rome")
 * @param doorColour {@code #rrggbb}; left out it is Foyer's green
 * @param printedBadges whether a badge suffices at the doors, or a phone's pass is asked for; left out, it does
 * @param doorRules    what the doors ask beside a pass; left out, nothing
 */
public record SpaceDraft(
        String name,
        String timeZone,
        int capacity,
        @Nullable String wifi,
        String doorColour,
        List<String> meetingPlaces,
        List<String> rooms,
        List<String> houseRules,
        @Nullable Boolean printedBadges,
        @Nullable DoorRules doorRules,
        List<Notice> announcements) {

    private static final int MOST_CAPACITY = 100_000;

    /**
     * An announcement.
     *
     * @param from  the first day it is shown, null for at once
     * @param until the last day it is shown, null for without end
     */
    public record Notice(
            String title,
            String text,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        public Notice {
            Required.text(title, "announcements.title");
            Required.text(text, "announcements.text");
            Required.that(
                    from == null || until == null || !until.isBefore(from),
                    "announcements: \"" + title + "\" ends (" + until + ") before it begins (" + from + ")");
        }
    }

    public SpaceDraft {
        Required.text(name, "name");
        Required.that(isZone(Required.text(timeZone, "timeZone")), zoneAdvice(timeZone));
        Required.that(
                capacity >= 0 && capacity <= MOST_CAPACITY,
                "capacity must be from 0 (none set) to " + MOST_CAPACITY + ", not " + capacity);
        wifi = wifi == null || wifi.isBlank() ? null : wifi;
        doorColour = DoorColour.of(doorColour == null ? DoorColour.GREEN : doorColour)
                .hex();
        meetingPlaces = filled(meetingPlaces, "meetingPlaces");
        rooms = filled(rooms, "rooms");
        houseRules = filled(houseRules, "houseRules");
        printedBadges = !Boolean.FALSE.equals(printedBadges);
        announcements = announcements == null ? List.of() : List.copyOf(announcements);
    }

    DoorRules rules() {
        return doorRules == null ? DoorRules.NONE : doorRules;
    }

    boolean badgesSuffice() {
        return !Boolean.FALSE.equals(printedBadges);
    }

    /** Only names with rules for summer time: "+01:00" would be wrong half of the year. */
    private static boolean isZone(String timeZone) {
        try {
            return ZoneId.getAvailableZoneIds().contains(ZoneId.of(timeZone).getId());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String zoneAdvice(String timeZone) {
        return "timeZone must be a name of the tz database (for example Europe/Rome), not \"" + timeZone + "\"";
    }

    private static List<String> filled(@Nullable List<String> lines, String key) {
        List<String> given = lines == null ? List.of() : List.copyOf(lines);
        given.forEach(line -> Required.that(!line.isBlank(), key + " has an empty entry: leave it out"));
        return given;
    }
}
