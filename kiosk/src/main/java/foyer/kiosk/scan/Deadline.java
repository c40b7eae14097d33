package foyer.kiosk.scan;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long one frame may keep the reader busy. Looked at between attempts. */
final class Deadline {

    private final LongSupplier nanos;
    private final long at;

    Deadline(Duration budget, LongSupplier nanos) {
        this.nanos = nanos;
        this.at = nanos.getAsLong() + budget.toNanos();
    }

    /** Whether so much is left. */
    boolean leaves(Duration time) {
        return at - nanos.getAsLong() >= time.toNanos();
    }

    boolean passed() {
        return nanos.getAsLong() - at >= 0;
    }
}
