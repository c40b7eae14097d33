package foyer.wire.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * How much time has passed, by a clock that people set: set back, it goes on from there, and what passed meanwhile is what the
 * machine has counted. Whoever waits is never made to wait for the clock to catch up. Any thread.
 */
public final class Onwards {

    private final InstantSource clock;

    // guarded by this
    private long lastMillis;
    private long lastCounted;
    private long passedNanos;

    public Onwards(InstantSource clock) {
        this.clock = clock;
        this.lastMillis = clock.millis();
        this.lastCounted = System.nanoTime();
    }

    /** Since this began; never less than before. */
    public synchronized Duration passed() {
        long millis = clock.millis();
        long counted = System.nanoTime();
        long onwards = millis - lastMillis;
        passedNanos += onwards >= 0 ? TimeUnit.MILLISECONDS.toNanos(onwards) : counted - lastCounted;
        lastMillis = millis;
        lastCounted = counted;
        return Duration.ofNanos(passedNanos);
    }
}
