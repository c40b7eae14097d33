package foyer.kiosk.people;

import foyer.wire.DoorAsk;
import io.vertx.core.Future;

/** The way to staff, which there is only while the hub can be reached. */
public interface DeskLine {

    boolean open();

    /** Completes when the broker has it. */
    Future<Void> ask(DoorAsk ask);
}
