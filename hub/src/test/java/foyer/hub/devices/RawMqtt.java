package foyer.hub.devices;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An attacker's own client: it speaks MQTT 3.1.1 or 5, minds no rule, and says what came back. */
final class RawMqtt implements AutoCloseable {

    private static final int LARGEST = 8 * 1024 * 1024;

    private final Socket socket;
    private final MqttVersion version;
    private final EmbeddedChannel codec = new EmbeddedChannel(new MqttDecoder(LARGEST), MqttEncoder.INSTANCE);
    private final byte[] buffer = new byte[65_536];
    private final Deque<MqttMessage> early = new ArrayDeque<>();

    /** What a client says of itself. */
    record Papers(
            String clientId,
            String user,
            String password,
            @Nullable String willTopic,
            @Nullable String willWords) {

        Papers(String clientId, String user, String password) {
            this(clientId, user, password, null, null);
        }

        static Papers of(String device, String secret) {
            return new Papers(device, device, secret);
        }

        Papers withWill(String topic) {
            return withWill(topic, "will for " + topic);
        }

        Papers withWill(String topic, String words) {
            return new Papers(clientId, user, password, topic, words);
        }
    }

    RawMqtt(int port, MqttVersion version) throws IOException {
        this.version = version;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    /**
     * Who may come in, as every real client does: hung up on without a word, it tries again. Artemis does that, rarely, to
     * one who is back in the very moment in which its last connection is cleared away.
     */
    static RawMqtt letIn(int port, MqttVersion version, Papers papers) throws IOException {
        for (int tries = 1; tries <= 3; tries++) {
            RawMqtt client = new RawMqtt(port, version);
            if (client.connects(papers)) {
                return client;
            }
            client.close();
        }
        throw new AssertionError("The broker does not let in " + papers.clientId());
    }

    /** Whether the broker lets it in. */
    boolean connects(Papers papers) throws IOException {
        MqttMessageBuilders.ConnectBuilder connect = MqttMessageBuilders.connect()
                .protocolVersion(version)
                .clientId(papers.clientId())
                .username(papers.user())
                .password(papers.password().getBytes(StandardCharsets.UTF_8))
                .cleanSession(true)
                .keepAlive(30);
        if (papers.willTopic() != null && papers.willWords() != null) {
            connect.willFlag(true)
                    .willQoS(MqttQoS.AT_LEAST_ONCE)
                    .willRetain(true)
                    .willTopic(papers.willTopic())
                    .willMessage(papers.willWords().getBytes(StandardCharsets.UTF_8));
        }
        send(connect.build());
        return next() instanceof MqttConnAckMessage answer
                && answer.variableHeader().connectReturnCode().byteValue() == 0;
    }

    /** Says it and waits until the broker has answered, or hung up. */
    void publish(String topic, String words, boolean retained) throws IOException {
        send(MqttMessageBuilders.publish()
                .topicName(topic)
                .qos(MqttQoS.AT_LEAST_ONCE)
                .messageId(1)
                .retained(retained)
                .payload(Unpooled.copiedBuffer(words, StandardCharsets.UTF_8))
                .build());
        next();
    }

    /** MQTT 5: names the topic once, and then only by its number. */
    void publishByAlias(String topic, String words) throws IOException {
        MqttProperties alias = new MqttProperties();
        alias.add(new IntegerProperty(MqttProperties.TOPIC_ALIAS, 1));
        for (String name : new String[] {topic, ""}) {
            send(MqttMessageBuilders.publish()
                    .topicName(name)
                    .qos(MqttQoS.AT_LEAST_ONCE)
                    .messageId(1)
                    .retained(false)
                    .properties(alias)
                    .payload(Unpooled.copiedBuffer(words, StandardCharsets.UTF_8))
                    .build());
            if (next() == null) {
                return;
            }
        }
    }

    /** Waits for the answer, or until the broker hangs up; what arrives before it is heard later. */
    void subscribe(int id, String filter) throws IOException {
        send(MqttMessageBuilders.subscribe()
                .addSubscription(MqttQoS.AT_MOST_ONCE, filter)
                .messageId(id)
                .build());
        for (MqttMessage message = next(); message != null; message = next()) {
            if (message.fixedHeader().messageType() == MqttMessageType.SUBACK) {
                return;
            }
            early.add(message);
        }
    }

    /** Says goodbye, and that its last will is to be told all the same; MQTT 5 only. */
    void leavesWithItsWill() throws IOException {
        if (version == MqttVersion.MQTT_5) {
            send(new MqttMessage(
                    new MqttFixedHeader(MqttMessageType.DISCONNECT, false, MqttQoS.AT_MOST_ONCE, false, 0),
                    new MqttReasonCodeAndPropertiesVariableHeader((byte) 0x04, MqttProperties.NO_PROPERTIES)));
            isCutOff();
        }
    }

    /** Every topic on which something arrives, until these words do or the broker hangs up. */
    Set<String> hearsUntil(String words) throws IOException {
        Set<String> heard = new HashSet<>();
        for (MqttMessage message = nextOrEarly(); message != null; message = nextOrEarly()) {
            if (message instanceof MqttPublishMessage publish) {
                String said = publish.payload().toString(StandardCharsets.UTF_8);
                publish.release();
                if (said.equals(words)) {
                    return heard;
                }
                heard.add(publish.variableHeader().topicName());
            }
        }
        return heard;
    }

    /** Whether the broker has hung up, once all that was on its way has been read. */
    boolean isCutOff() throws IOException {
        for (MqttMessage message = next(); message != null; message = next()) {
            if (message.fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
                return true;
            }
        }
        return true;
    }

    /** As when the power goes, but the broker notices at once. */
    @Override
    public void close() throws IOException {
        codec.finishAndReleaseAll();
        socket.close();
    }

    private void send(MqttMessage message) throws IOException {
        codec.writeOutbound(message);
        for (ByteBuf bytes = codec.readOutbound(); bytes != null; bytes = codec.readOutbound()) {
            byte[] out = new byte[bytes.readableBytes()];
            bytes.readBytes(out);
            bytes.release();
            try {
                socket.getOutputStream().write(out);
            } catch (IOException hungUp) {
                return; // and what is read next says so
            }
        }
    }

    private @Nullable MqttMessage nextOrEarly() throws IOException {
        return early.isEmpty() ? next() : early.poll();
    }

    private @Nullable MqttMessage next() throws IOException {
        for (; ; ) {
            MqttMessage message = codec.readInbound();
            if (message != null) {
                return message;
            }
            int count;
            try {
                count = socket.getInputStream().read(buffer);
            } catch (java.net.SocketException reset) {
                return null;
            }
            if (count < 0) {
                return null;
            }
            codec.writeInbound(Unpooled.copiedBuffer(buffer, 0, count));
        }
    }
}
