package foyer.wire;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the hub tells a device about itself. Retained.
 *
 * @param name      as people say it ("Front door")
 * @param timeZone  of the space: it says when a day begins
 * @param passage   what a scan means at a kiosk; TOGGLE for a screen too, where it means nothing
 * @param doorColour the space's own colour, {@code #rrggbb}
 * @param printedBadges whether a badge suffices, or a phone's pass is asked for; null from a hub of before: it suffices
 */
public record DeviceSettings(
        SpaceId space,
        DeviceId device,
        String name,
        String spaceName,
        ZoneId timeZone,
        Passage passage,
        String doorColour,
        @Nullable Boolean printedBadges) {

    public enum Passage {
        IN,
        OUT,
        TOGGLE
    }

    public DeviceSettings {
        Required.present(space, "space");
        Required.present(device, "device");
        Required.text(name, "name");
        Required.text(spaceName, "spaceName");
        Required.present(timeZone, "timeZone");
        Required.present(passage, "passage");
        Required.text(doorColour, "doorColour");
    }

    public boolean badgesSuffice() {
        return !Boolean.FALSE.equals(printedBadges);
    }
}
