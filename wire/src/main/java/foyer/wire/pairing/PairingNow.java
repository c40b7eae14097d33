package foyer.wire.pairing;

import foyer.wire.DeviceId;
import foyer.wire.Required;
import foyer.wire.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /pairings/current}: what has become of a wish.
 *
 * @param state   {@code waiting}, {@code confirmed}, or {@code gone}: run out, or the device has connected since
 * @param space   with the rest, where it is confirmed
 * @param mqttUrl where the device finds its broker
 */
public record PairingNow(
        String state,
        @Nullable SpaceId space,
        @Nullable DeviceId device,
        @Nullable String mqttUrl) {

    public static final PairingNow WAITING = new PairingNow("waiting", null, null, null);
    public static final PairingNow GONE = new PairingNow("gone", null, null, null);

    public PairingNow {
        Required.text(state, "state");
        if (state.equals("confirmed")) {
            Required.present(space, "space");
            Required.present(device, "device");
            Required.text(mqttUrl, "mqttUrl");
        }
    }

    public static PairingNow confirmed(SpaceId space, DeviceId device, String mqttUrl) {
        return new PairingNow("confirmed", space, device, mqttUrl);
    }
}
