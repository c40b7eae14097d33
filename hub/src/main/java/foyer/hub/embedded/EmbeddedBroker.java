package foyer.hub.embedded;

import foyer.wire.tls.ServerCertificate;
import foyer.wire.tls.TlsRules;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default broker: Artemis in the hub's process, speaking MQTT 5 over TCP or TLS and nothing else, with nothing on disk.
 * It is a pipe: what it loses when the hub ends is published anew, or resent by the device that has no receipt.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** In bytes: the roster of a large space in one piece. */
    static final int LARGEST_PACKET = 4 * 1024 * 1024;

    /** Messages that wait for one client that is slow or away; then the oldest goes for the newest. */
    private static final int MOST_WAITING = 1_000;

    /** The same, of a topic of which only the newest counts, or which is big. */
    private static final int FEW_WAITING = 50;

    /** How often it looks whose last will is to be told. */
    private static final long WILLS_MILLIS = 500;

    private static final String ACCEPTOR = "mqtt";

    private final ActiveMQServerImpl server;
    private final int port;

    /**
     * Returns when it takes connections.
     *
     * @param port 0 takes a free one
     * @throws EmbeddedProblem when the port is taken, in words that say what to do
     */
    public static EmbeddedBroker start(String host, int port, DoorKeeper keeper) {
        return start(host, port, keeper, null);
    }

    /**
     * The same, over TLS.
     *
     * @param certificate null for plain TCP
     */
    public static EmbeddedBroker start(
            String host, int port, DoorKeeper keeper, @Nullable ServerCertificate certificate) {
        ActiveMQServerImpl server = new ActiveMQServerImpl(configuration(), new BrokerSecurity(keeper));
        try {
            server.start();
            server.getRemotingService().addIncomingInterceptor(new PacketGuard(keeper));
            return new EmbeddedBroker(server, open(server, transport(host, port, certificate)));
        } catch (Exception e) {
            stop(server);
            throw new EmbeddedProblem(
                    "The broker cannot listen on port " + port + " of " + host + " (" + e.getMessage()
                            + "). Stop the program that does, or choose another port: broker.port in hub.yaml"
                            + " (FOYER_BROKER_PORT), or ./foyer demo --port N, where the broker takes N+3.",
                    e);
        }
    }

    private EmbeddedBroker(ActiveMQServerImpl server, int port) {
        this.server = server;
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** Cuts a client off; its last will is told. It may come back if the door keeper lets it. */
    public void disconnect(String clientId) {
        for (RemotingConnection connection : server.getRemotingService().getConnections()) {
            if (clientId.equals(connection.getClientID())) {
                connection.fail(new ActiveMQException("The hub cut off " + clientId));
                log.info("Cut off {}", clientId);
            }
        }
    }

    @Override
    public void close() {
        stop(server);
    }

    private static Configuration configuration() {
        Configuration configuration = new ConfigurationImpl()
                .setName("foyer")
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setThreadPoolMaxSize(8)
                .setScheduledThreadPoolMaxSize(2)
                // Asked anew each time: what the door keeper says counts from the moment it says so.
                .setAuthenticationCacheSize(0)
                .setAuthorizationCacheSize(0)
                // Artemis lets this one user in past the door keeper, and by default everybody knows its password.
                .setClusterUser(unguessable())
                .setClusterPassword(unguessable())
                .setMqttSessionScanInterval(WILLS_MILLIS)
                .setGlobalMaxSize(Runtime.getRuntime().maxMemory() / 4);
        return configuration
                .setCriticalAnalyzer(false) // it would end a hub whose machine slept
                .setWildCardConfiguration(MQTTUtil.MQTT_WILDCARD) // an address is spelled as its topic
                .addAddressSetting("#", waiting(MOST_WAITING))
                .addAddressSetting("foyer/v1/+/roster", waiting(FEW_WAITING))
                .addAddressSetting("foyer/v1/+/occupancy", waiting(FEW_WAITING))
                .addAddressSetting("foyer/v1/+/+/programme", waiting(FEW_WAITING));
    }

    /** A client that stays away takes at most so many messages; without a journal, paging to disk is no way out. */
    private static AddressSettings waiting(int most) {
        return new AddressSettings()
                .setDefaultRingSize(most)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setAutoDeleteAddresses(true)
                .setAutoDeleteQueues(true)
                .setMaxDeliveryAttempts(-1);
    }

    private static TransportConfiguration transport(String host, int port, @Nullable ServerCertificate certificate) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                TransportConstants.HOST_PROP_NAME,
                host,
                TransportConstants.PORT_PROP_NAME,
                port,
                TransportConstants.PROTOCOLS_PROP_NAME,
                "MQTT",
                TransportConstants.TCP_NODELAY_PROPNAME,
                true,
                TransportConstants.REMOTING_THREADS_PROPNAME,
                2));
        if (certificate != null) {
            parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            parameters.put(TransportConstants.SSL_CONTEXT_PROP_NAME, certificate.context());
            parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, String.join(",", TlsRules.PROTOCOLS));
            parameters.put(TransportConstants.ENABLED_CIPHER_SUITES_PROP_NAME, String.join(",", TlsRules.SUITES));
        }
        Map<String, Object> ofMqtt = Map.of(
                "maximumPacketSize",
                LARGEST_PACKET, //
                "topicAliasMaximum",
                0); // a packet always says its topic
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, ACCEPTOR, ofMqtt);
    }

    private static int open(ActiveMQServerImpl server, TransportConfiguration transport) throws Exception {
        NettyAcceptor acceptor = (NettyAcceptor) server.getRemotingService().createAcceptor(transport);
        acceptor.start();
        return acceptor.getActualPort();
    }

    private static void stop(ActiveMQServerImpl server) {
        try {
            server.stop();
        } catch (Exception e) {
            log.warn("The broker did not stop cleanly; it keeps nothing, so nothing is lost", e);
        }
    }

    private static String unguessable() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }
}
