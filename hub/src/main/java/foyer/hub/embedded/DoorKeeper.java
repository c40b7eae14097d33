package foyer.hub.embedded;

/** Who may enter the broker, and what they may say and hear. Asked by the broker's threads: the answers must not wait. */
public interface DoorKeeper {

    /** Asked again at whatever a client does, so that a revoked one can do nothing more even before it is cut off. */
    boolean admits(String clientId, String user, String password);

    /** Before its secret is looked at: whether anybody listens to this address now. Who is not heard is cut off in silence. */
    default boolean hears(String clientId, String user, String address) {
        return true;
    }

    /** Once for each connection. */
    default void cameIn(String clientId, String address) {}

    default void turnedAway(String address) {}

    boolean mayPublish(String user, String topic);

    /** The filter is as the client wrote it, with its wildcards and {@code $share/…/}. */
    boolean maySubscribe(String user, String filter);

    /** In bytes, for one message from this user. */
    default int largestMessage(String user) {
        return EmbeddedBroker.LARGEST_PACKET;
    }
}
