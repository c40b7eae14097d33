package foyer.hub.devices;

import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.AtTheDoor;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus;
import org.jspecify.annotations.Nullable;

/**
 * A kiosk or screen of a space.
 *
 * @param id      its number in the database
 * @param atTheDoor how a kiosk's page is; null as long as nobody has said, and for a screen
 * @param revoked it may no longer connect; what it recorded stays
 */
public record Device(
        int id,
        Space space,
        DeviceId device,
        DeviceStatus.Kind kind,
        String name,
        Passage passage,
        @Nullable AtTheDoor atTheDoor,
        boolean revoked) {

    public Device named(String other) {
        return new Device(id, space, device, kind, other, passage, atTheDoor, revoked);
    }

    public Device going(Passage other) {
        return new Device(id, space, device, kind, name, other, atTheDoor, revoked);
    }

    public Device being(AtTheDoor other) {
        return new Device(id, space, device, kind, name, passage, other, revoked);
    }
}
