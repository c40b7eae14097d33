package foyer.hub.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.MqttToken;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** A bare MQTT client that says what the broker answered: for asking it things that a MqttLink never would. */
final class PahoForTests implements AutoCloseable {

    record Heard(String topic, String words) {}

    private final MqttClient client;
    private final MqttConnectionOptions options = new MqttConnectionOptions();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private volatile @Nullable Socket socket;

    PahoForTests(int port, String clientId, String user, String password) throws MqttException {
        client = new MqttClient("tcp://127.0.0.1:" + port, clientId, new MemoryPersistence());
        client.setTimeToWait(5_000);
        client.setCallback(new Listener()); // for all, because Paho knows no listener for a shared subscription
        options.setUserName(user);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(5);
        options.setSocketFactory(new RememberingSockets());
    }

    PahoForTests with(Consumer<MqttConnectionOptions> change) {
        change.accept(options);
        return this;
    }

    /** @throws MqttException when the broker refuses */
    PahoForTests connect() throws MqttException {
        client.connect(options);
        return this;
    }

    boolean isLetIn() {
        try {
            connect();
            return client.isConnected();
        } catch (MqttException refused) {
            return false;
        }
    }

    boolean isConnected() {
        return client.isConnected();
    }

    boolean maySubscribe(String filter) {
        try {
            IMqttToken token = client.subscribe(new MqttSubscription[] {new MqttSubscription(filter, 1)});
            return token.getReasonCodes()[0] < 0x80;
        } catch (MqttException refusedOrCutOff) {
            return false;
        }
    }

    boolean mayPublish(String topic, String words, boolean retained) {
        try {
            MqttMessage message = new MqttMessage(words.getBytes(StandardCharsets.UTF_8), 1, retained, null);
            MqttToken token = client.getTopic(topic).publish(message);
            token.waitForCompletion(5_000);
            return token.getReasonCodes()[0] < 0x80;
        } catch (MqttException | IllegalArgumentException refusedOrCutOff) {
            return false;
        }
    }

    void manualAcknowledgement() {
        client.setManualAcks(true);
    }

    /** The next message; null when none comes within twenty seconds. */
    @Nullable
    Heard next() throws InterruptedException {
        return heard.poll(20, TimeUnit.SECONDS);
    }

    /** As when the power goes: no word to the broker. */
    void losePower() throws Exception {
        Socket open = socket;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect();
        }
        client.close(true);
    }

    private final class Listener implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.add(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }

    private final class RememberingSockets extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket fresh = new Socket();
            fresh.setTcpNoDelay(true);
            socket = fresh;
            return fresh;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
