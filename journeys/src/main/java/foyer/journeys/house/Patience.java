package foyer.journeys.house;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a state, with a bound, looking often. */
public final class Patience {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(20).toNanos();

    private final Duration bound;

    private Patience(Duration bound) {
        this.bound = bound;
    }

    public static Patience of(Duration bound) {
        return new Patience(bound);
    }

    /**
     * Fails when the bound passes.
     *
     * @param what is awaited, as it would be said of it: {@code "the journal is empty"}
     */
    public void until(String what, BooleanSupplier state) {
        until(what, () -> "", state);
    }

    /**
     * The same.
     *
     * @param instead what is the case instead, for the message when patience ends
     */
    public void until(String what, Supplier<String> instead, BooleanSupplier state) {
        if (!comesTrue(state)) {
            String words = instead.get();
            throw new AssertionError("After " + bound.toSeconds() + " s it is still not so that " + what
                    + (words.isEmpty() ? "" : "; instead: " + words));
        }
    }

    public <T> T forThe(String what, Supplier<Optional<T>> thing) {
        long end = System.nanoTime() + bound.toNanos();
        Optional<T> found = thing.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            found = thing.get();
        }
        return found.orElseThrow(
                () -> new AssertionError("After " + bound.toSeconds() + " s there is still no " + what));
    }

    private boolean comesTrue(BooleanSupplier state) {
        long end = System.nanoTime() + bound.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }
}
