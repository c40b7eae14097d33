package foyer.kiosk.gate;

import foyer.wire.DeviceSettings.Passage;
import java.time.ZoneId;

/**
 * What a scan means at this door, and whose calendar says which day it is.
 *
 * @param badgesSuffice or else only a phone's pass opens it
 * @param house         what is on behind it
 */
public record Door(Passage passage, ZoneId zone, boolean badgesSuffice, HouseNow house) {

    boolean isOfARoom() {
        return house.here().room() != null;
    }
}
