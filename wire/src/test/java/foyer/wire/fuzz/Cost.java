package foyer.wire.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What reading one input may cost, in the thread's own time and memory: a busy machine does not count. */
public final class Cost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The first time pays for classes that are loaded, and instrumented by a fuzzer; what costs much does so again. */
    private static final int TRIES = 3;

    private Cost() {}

    /** Fails when it costs more. */
    public static void atMost(Duration time, long bytes, Runnable act) {
        String cost = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long thread = Thread.currentThread().getId();
            long timeBefore = THREADS.getCurrentThreadCpuTime();
            long bytesBefore = THREADS.getThreadAllocatedBytes(thread);
            act.run();
            Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - timeBefore);
            long taken = THREADS.getThreadAllocatedBytes(thread) - bytesBefore;
            if (took.compareTo(time) <= 0 && taken <= bytes) {
                return;
            }
            cost = took.toMillis() + " ms and " + taken / 1_000_000 + " MB";
        }
        throw new AssertionError("It took " + cost + " each time; at most " + time.toMillis() + " ms and "
                + bytes / 1_000_000 + " MB are allowed");
    }
}
