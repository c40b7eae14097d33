package foyer.wire;

import java.time.ZoneId;

/**
 * What the hub tells a device about itself. Retained.
 *
 * @param name      as people say it ("Front door")
 * @param timeZone  of the space: it says when a day begins
 * @param passage   what a scan means at a kiosk; TOGGLE for a screen too, where it means nothing
 * @param doorColour the space's own colour, {@code #rrggbb}
 */
public record DeviceSettings(
        SpaceId space,
        DeviceId device,
        String name,
        String spaceName,
        ZoneId timeZone,
        Passage passage,
        String doorColour) {

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
}
