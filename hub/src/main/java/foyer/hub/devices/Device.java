package foyer.hub.devices;

import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus;

/**
 * A kiosk or screen of a space.
 *
 * @param id      its number in the database
 * @param revoked it may no longer connect; what it recorded stays
 */
public record Device(
        int id, Space space, DeviceId device, DeviceStatus.Kind kind, String name, Passage passage, boolean revoked) {}
