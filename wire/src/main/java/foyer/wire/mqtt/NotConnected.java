package foyer.wire.mqtt;

/** There is no connection to the broker, or it was lost before the broker answered. */
public final class NotConnected extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotConnected(String words) {
        super(words);
    }
}
