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

    boolean passed() {
        return nanos.getAsLong() - at >= 0;
    }
}
