package foyer.wire;

import java.time.Instant;
import java.util.UUID;

/**
 * A member at a kiosk without a badge asks staff to let them in. Nothing is kept of it on the kiosk.
 *
 * @param id by which the answer is known
 * @param at by the device's clock
 */
public record DoorAsk(UUID id, SpaceId space, DeviceId device, MemberId member, Instant at) {

    public DoorAsk {
        Required.present(id, "id");
        Required.present(space, "space");
        Required.present(device, "device");
        Required.present(member, "member");
        Required.present(at, "at");
    }
}
