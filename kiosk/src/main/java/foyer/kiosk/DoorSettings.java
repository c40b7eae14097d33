package foyer.kiosk;

import foyer.kiosk.gate.Door;
import foyer.kiosk.gate.HouseNow;
import foyer.wire.DeviceSettings;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Wire;
import foyer.wire.kept.KeptFile;
import foyer.wire.pairing.Identity;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hub has set for this door, the last it said; kept, so that it holds also when the hub is away. */
final class DoorSettings {

    private static final Logger log = LoggerFactory.getLogger(DoorSettings.class);

    private static final String DOOR_GREEN = "#0A6B4E";

    private final KeptFile<DeviceSettings> file;
    private final Runnable onChange;
    private DeviceSettings now;

    /** Blocks: for the start of the kiosk. */
    DoorSettings(KeptFile<DeviceSettings> file, Identity identity, ZoneId zone, Runnable onChange) {
        this.file = file;
        this.onChange = onChange;
        DeviceSettings beforeTheFirst = new DeviceSettings(
                identity.space(),
                identity.device(),
                identity.device().value(),
                identity.space().value(),
                zone,
                Passage.TOGGLE,
                DOOR_GREEN,
                null,
                null);
        this.now = file.read().filter(kept -> isOurs(kept, beforeTheFirst)).orElse(beforeTheFirst);
    }

    void arrived(byte[] message) {
        try {
            DeviceSettings fresh = Wire.decode(message, DeviceSettings.class);
            if (isOurs(fresh, now) && !fresh.equals(now)) {
                now = fresh;
                log.info("This door is now {}, {}", fresh.name(), fresh.passage());
                file.keep(fresh).onFailure(e -> log.error("The settings could not be kept; used until a restart", e));
                onChange.run();
            }
        } catch (Wire.Unreadable e) {
            log.error("Settings that cannot be read came from the hub; going on with those before", e);
        }
    }

    DeviceSettings now() {
        return now;
    }

    Door door(HouseNow house) {
        return new Door(now.passage(), now.timeZone(), now.badgesSuffice(), house);
    }

    private static boolean isOurs(DeviceSettings one, DeviceSettings ours) {
        return one.space().equals(ours.space()) && one.device().equals(ours.device());
    }
}
