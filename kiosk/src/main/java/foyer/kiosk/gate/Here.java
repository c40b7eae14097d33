package foyer.kiosk.gate;

import foyer.wire.DeviceId;
import foyer.wire.Today.TodayEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which door this is.
 *
 * @param door null where it knows of no events
 * @param room before which it stands, as the calendar writes it; null for a door of the whole house
 */
public record Here(@Nullable DeviceId door, @Nullable String room) {

    /** A door that counts nobody for anything. */
    public static final Here WITHOUT_EVENTS = new Here(null, null);

    /** Whether people come through this door for the event; one that has a door of its own is behind no other. */
    boolean isFor(TodayEvent event) {
        return event.door() == null
                ? room != null && room.strip().equalsIgnoreCase(event.room().strip())
                : event.door().equals(door);
    }
}
