package foyer.hub.introductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MatchingSpeedTest {

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    /** Processor time, and the best of several: what else this machine does says nothing about the matching. */
    @Test
    void twoHundredArrivalsAreMatchedInUnderATenthOfASecond() {
        long best = LongStream.range(0, 12)
                .map(seed -> {
                    Situation situation =
                            MatchingPropertiesTest.someHouse(seed, 320).now();
                    long start = CPU.getCurrentThreadCpuTime();
                    assertThat(Matching.of(situation)).isNotEmpty();
                    long took = (CPU.getCurrentThreadCpuTime() - start) / 1_000;
                    System.out.printf(
                            "%d free people matched in %.1f ms%n",
                            situation.free().size(), took / 1_000.0);
                    return took;
                })
                .min()
                .orElseThrow();

        assertThat(best).isLessThan(100_000);
    }
}
