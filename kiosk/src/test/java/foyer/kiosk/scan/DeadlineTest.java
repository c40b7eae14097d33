package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    static final Deadline NEVER = new Deadline(Duration.ofDays(1), () -> 0);

    /** A clock of nanoseconds may begin anywhere, and run over. */
    @ParameterizedTest
    @ValueSource(longs = {0, 5, -12_345, Long.MAX_VALUE - 20_000_000, Long.MIN_VALUE})
    void itPassesWithTheLastOfItsBudget(long begin) {
        AtomicLong clock = new AtomicLong(begin);
        Deadline deadline = new Deadline(Duration.ofMillis(26), clock::get);

        assertThat(deadline.passed()).isFalse();
        assertThat(deadline.leaves(Duration.ofMillis(26))).isTrue();
        assertThat(deadline.leaves(Duration.ofNanos(26_000_001))).isFalse();

        clock.addAndGet(20_000_000);
        assertThat(deadline.leaves(Duration.ofMillis(6))).isTrue();
        assertThat(deadline.leaves(Duration.ofNanos(6_000_001))).isFalse();

        clock.addAndGet(5_999_999);
        assertThat(deadline.passed()).isFalse();
        clock.incrementAndGet();
        assertThat(deadline.passed()).isTrue();
        assertThat(deadline.leaves(Duration.ofNanos(1))).isFalse();
    }
}
