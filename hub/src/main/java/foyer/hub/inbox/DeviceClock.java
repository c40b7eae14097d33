package foyer.hub.inbox;

import java.time.Instant;
import java.util.Optional;

/** Which times of devices can be: pure. */
public final class DeviceClock {

    /** PostgreSQL can hold more; a device whose clock says otherwise is broken, and nobody was there then. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private DeviceClock() {}

    /** What is wrong, in words; empty where nothing is. */
    public static Optional<String> trouble(Instant occurredAt) {
        return occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)
                ? Optional.of("The device's clock says " + occurredAt + "; set it right")
                : Optional.empty();
    }
}
