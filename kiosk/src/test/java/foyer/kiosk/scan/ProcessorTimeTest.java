package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    private static final long WORK = 20_000_000;

    @Test
    void whoWaitsForAnothersWorkIsNotChargedForIt() throws InterruptedException {
        long[] worked = new long[1];
        Thread other = new Thread(() -> worked[0] = work(), "at work");
        long before = ProcessorTime.nanos();
        other.start();
        other.join();

        assertThat(ProcessorTime.nanos() - before).isLessThan(worked[0]);
        assertThat(worked[0]).isGreaterThanOrEqualTo(WORK);
    }

    /** Until it has had so much of the processor. */
    private static long work() {
        long before = ProcessorTime.nanos();
        long had = 0;
        while (had < WORK) {
            had = ProcessorTime.nanos() - before;
        }
        return had;
    }
}
