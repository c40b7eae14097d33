package foyer.hub.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a device has come back of late. Two who both know its secret take the session from one another: each is cut off
 * as the other comes, and comes again.
 */
final class Comings {

    private static final int MANY = 5;
    private static final Duration OF_LATE = Duration.ofMinutes(2);

    private final Deque<Instant> latest = new ArrayDeque<>();

    synchronized void came(Instant at) {
        latest.addLast(at);
        if (latest.size() > MANY) {
            latest.removeFirst();
        }
    }

    synchronized boolean areMany(Instant now) {
        return latest.size() >= MANY
                && Duration.between(latest.getFirst(), latest.getLast()).compareTo(OF_LATE) < 0
                && Duration.between(latest.getLast(), now).compareTo(OF_LATE) < 0;
    }
}
