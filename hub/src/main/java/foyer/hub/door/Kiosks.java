package foyer.hub.door;

import foyer.hub.devices.Device;
import foyer.wire.Command;
import io.vertx.core.Future;

/** The way to the kiosks. */
@FunctionalInterface
public interface Kiosks {

    /** Completes when the broker has it. */
    Future<Void> tell(Device kiosk, Command command);
}
