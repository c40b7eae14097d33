package foyer.wire.mqtt;

import foyer.wire.mqtt.MqttLink.Listener;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What Paho tells of its own accord, on its own threads: nothing here may block, or the whole client stands still. */
final class Callback implements MqttCallback {

    private final Listener arrived;
    private final Consumer<String> lost;

    Callback(Listener arrived, Consumer<String> lost) {
        this.arrived = arrived;
        this.lost = lost;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        arrived.arrived(topic, message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException exception = response.getException();
        lost.accept(
                exception != null ? Words.of(exception) : "the broker closed it (" + response.getReturnCode() + ")");
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        // Where it costs the connection, disconnected() follows.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Each publish has its own listener.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // The answer to connect() says so too, and only once.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // Not used: a user and a password are enough.
    }
}
