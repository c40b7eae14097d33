package foyer.hub.embedded;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at MQTT packets before Artemis does, for what Artemis would not ask {@link BrokerSecurity} about. Whoever sends
 * one that is refused here is cut off.
 */
final class PacketGuard implements MQTTInterceptor {

    private static final Logger log = LoggerFactory.getLogger(PacketGuard.class);

    /** What a client misses for longer it is sent anew: retained by the broker, or resent until there is a receipt. */
    private static final int LONGEST_SESSION_SECONDS = 3600;

    /** Artemis tells the last will of a client whose session outlives it only after a delay; without one, never. */
    private static final int WILL_DELAY_SECONDS = 1;

    /** MQTT 5: I leave in order, tell my last will all the same. Artemis does not. */
    private static final byte LEAVES_WITH_ITS_WILL = 0x04;

    private final DoorKeeper keeper;

    PacketGuard(DoorKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttConnectMessage connect && !isHeard(connect, connection)) {
            return false; // in silence, or the log would be what is attacked
        }
        String trouble = trouble(packet, connection);
        if (!trouble.isEmpty()) {
            log.warn("Cut off {} from {}: {}", clientId(packet, connection), connection.getRemoteAddress(), trouble);
        }
        return trouble.isEmpty();
    }

    private boolean isHeard(MqttConnectMessage connect, RemotingConnection connection) {
        String user = connect.payload().userName();
        return keeper.hears(
                connect.payload().clientIdentifier(),
                user == null ? "" : user,
                BrokerSecurity.withoutPort(connection.getRemoteAddress()));
    }

    /** In words, or empty. */
    private String trouble(MqttMessage packet, RemotingConnection connection) {
        if (packet.fixedHeader() == null) {
            return ""; // not decoded: Artemis sees to it
        }
        return switch (packet.fixedHeader().messageType()) {
            case CONNECT -> connecting((MqttConnectMessage) packet);
            case PUBLISH -> publishing((MqttPublishMessage) packet, connection);
            case SUBSCRIBE -> subscribing((MqttSubscribeMessage) packet, connection);
            case DISCONNECT -> leaving(packet, connection);
            default -> "";
        };
    }

    private String connecting(MqttConnectMessage connect) {
        if (connect.variableHeader().version() != MqttVersion.MQTT_5.protocolLevel()) {
            return "it does not speak MQTT 5";
        }
        boundSession(connect.variableHeader().properties());
        String will = connect.payload().willTopic();
        if (!connect.variableHeader().isWillFlag()) {
            return "";
        }
        delayWill(connect.payload().willProperties());
        if (!keeper.mayPublish(connect.payload().userName(), will)) {
            return "its last will is for " + will + ", where it may not publish";
        }
        return "";
    }

    private String publishing(MqttPublishMessage publish, RemotingConnection connection) {
        int size = publish.payload().readableBytes();
        int most = keeper.largestMessage(user(connection));
        return size > most ? "a message of " + size + " bytes; the most is " + most : "";
    }

    /**
     * Only what Artemis takes to pieces before it asks: {@code $share/group/filter}, and {@code address::queue}, its own
     * way to name a queue. A plain filter without a right is answered "not authorized" and nothing else.
     */
    private String subscribing(MqttSubscribeMessage subscribe, RemotingConnection connection) {
        return subscribe.payload().topicSubscriptions().stream()
                .map(subscription -> subscription.topicFilter())
                .filter(filter -> filter.startsWith("$share/") || filter.contains("::"))
                .filter(filter -> !keeper.maySubscribe(user(connection), filter))
                .findFirst()
                .map(filter -> "it may not subscribe to " + filter)
                .orElse("");
    }

    /** A client may change its mind about its session when it leaves. */
    private static String leaving(MqttMessage disconnect, RemotingConnection connection) {
        if (disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
            boundSession(header.properties());
            if (header.reasonCode() == LEAVES_WITH_ITS_WILL) {
                connection.fail(new ActiveMQException("It left, with its last will to be told"));
            }
        }
        return "";
    }

    private static void delayWill(MqttProperties properties) {
        if (!(properties.getProperty(MqttProperties.WILL_DELAY_INTERVAL) instanceof IntegerProperty delay)
                || delay.value() != WILL_DELAY_SECONDS) {
            properties.add(new IntegerProperty(MqttProperties.WILL_DELAY_INTERVAL, WILL_DELAY_SECONDS));
        }
    }

    private static void boundSession(MqttProperties properties) {
        if (properties.getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty expiry
                && Integer.compareUnsigned(expiry.value(), LONGEST_SESSION_SECONDS) > 0) {
            properties.add(new IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, LONGEST_SESSION_SECONDS));
        }
    }

    private static @Nullable String clientId(MqttMessage packet, RemotingConnection connection) {
        return packet instanceof MqttConnectMessage connect
                ? connect.payload().clientIdentifier()
                : connection.getClientID();
    }

    private static String user(RemotingConnection connection) {
        String user = BrokerSecurity.userOf(connection.getSubject());
        return user == null ? "" : user;
    }
}
