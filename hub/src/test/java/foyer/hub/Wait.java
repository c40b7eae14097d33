package foyer.hub;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting in tests: for a future, or for a state, always with a bound. */
public final class Wait {

    private static final long SECONDS = 20;
    private static final long LOOK_EVERY_NANOS = 2_000_000;

    private Wait() {}

    public static <T> T on(Future<T> future) {
        try {
            return future.await(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("Nothing came within " + SECONDS + " s", e);
        }
    }

    public static void until(String state, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + SECONDS + " s: " + state);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS); // and leaves the processor to what is waited for
        }
    }
}
