package foyer.hub.embedded;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis' questions, put to the door keeper. The broker is set up so that an address is spelled exactly as its MQTT
 * topic, and a queue belongs to one client or one shared group, so a question about a queue is one about its filter.
 */
final class BrokerSecurity implements ActiveMQSecurityManager5 {

    private static final Logger log = LoggerFactory.getLogger(BrokerSecurity.class);

    private final DoorKeeper keeper;

    BrokerSecurity(DoorKeeper keeper) {
        this.keeper = keeper;
    }

    /** Artemis takes the user's name from a UserPrincipal of its own only; without one it later knows nobody. */
    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        if (user == null || password == null || connection == null || connection.getClientID() == null) {
            return null;
        }
        String clientId = connection.getClientID();
        String address = withoutPort(connection.getRemoteAddress());
        if (!keeper.admits(clientId, user, password)) {
            keeper.turnedAway(address);
            log.warn("Refused {} (user {}) from {}", connection.getClientID(), user, connection.getRemoteAddress());
            return null;
        }
        if (connection.getSubject() == null) { // the first time that it is asked about this connection
            keeper.cameIn(clientId, address);
        }
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        String user = userOf(subject);
        if (user == null) {
            return false;
        }
        boolean allowed = allows(user, check, withoutQueue(address));
        if (!allowed) {
            log.warn("{} is not allowed to {} {}", user, check, address);
        }
        return allowed;
    }

    private boolean allows(String user, CheckType check, String topic) {
        return switch (check.name()) {
            case "SEND" -> keeper.mayPublish(user, topic);
            case "CONSUME",
                    "CREATE_DURABLE_QUEUE",
                    "CREATE_NON_DURABLE_QUEUE",
                    "DELETE_DURABLE_QUEUE",
                    "DELETE_NON_DURABLE_QUEUE" -> keeper.maySubscribe(user, topic);
            case "CREATE_ADDRESS", "DELETE_ADDRESS" ->
                keeper.mayPublish(user, topic) || keeper.maySubscribe(user, topic);
            default -> false; // nobody manages this broker from outside
        };
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false; // the question of older protocols, which are not spoken here
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }

    static @Nullable String userOf(@Nullable Subject subject) {
        return subject == null
                ? null
                : subject.getPrincipals(UserPrincipal.class).stream()
                        .findFirst()
                        .map(UserPrincipal::getName)
                        .orElse(null);
    }

    /** Artemis says {@code 10.0.0.4:51234}, and {@code [fe80::1]:51234}. */
    static String withoutPort(String remote) {
        String bare = remote.substring(remote.lastIndexOf('/') + 1);
        int port = bare.lastIndexOf(':');
        return port < 0 ? bare : bare.substring(0, port);
    }

    /** Artemis says {@code address::queue} where it asks about a queue. */
    private static String withoutQueue(String address) {
        int queue = address.indexOf("::");
        return queue < 0 ? address : address.substring(0, queue);
    }
}
