package foyer.kiosk;

import foyer.kiosk.people.DeskLine;
import foyer.wire.DoorAsk;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;

/** What is asked of the hub while it can be reached, and is not kept where it cannot. */
record HubLine(MqttLink link) implements DeskLine {

    @Override
    public boolean open() {
        return link.connected();
    }

    @Override
    public Future<Void> ask(DoorAsk ask) {
        return link.publish(Topics.asks(ask.space(), ask.device()), Wire.encode(ask));
    }
}
