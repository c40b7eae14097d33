package foyer.wire.mqtt;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubled each time up to a bound, and spread over its upper half, so that a
 * restarted broker is not met by every device in the same instant.
 */
final class Backoff {

    private final Duration first;
    private final Duration most;
    private final DoubleSupplier random;
    private int failures;

    /** @param random from 0 up to 1 */
    Backoff(Duration first, Duration most, DoubleSupplier random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    long nextMillis() {
        long doubled = first.toMillis() << Math.min(failures++, 20);
        long bounded = Math.min(doubled, most.toMillis());
        return Math.max(1, Math.round(bounded * (0.5 + random.getAsDouble() / 2)));
    }

    void startAgain() {
        failures = 0;
    }
}
