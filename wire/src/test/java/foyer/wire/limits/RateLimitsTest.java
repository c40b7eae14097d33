package foyer.wire.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private Instant now = Instant.parse("2026-10-25T00:30:00Z");
    private final InstantSource clock = () -> now;
    private final RateLimits limits = new RateLimits(clock, 2, 4);

    @Test
    void triesComeBackWithTime() {
        useAllUp();

        now = now.plusSeconds(15);
        assertThat(limits.take("ada")).isEmpty();
        assertThat(limits.take("ada")).isPresent();
    }

    @Test
    void aClockThatIsSetBackAnHourKeepsNobodyWaitingForThatHour() {
        useAllUp();

        now = now.minus(Duration.ofHours(1));
        assertThat(limits.take("ada"))
                .hasValueSatisfying(pause -> assertThat(pause).isLessThan(Duration.ofMinutes(1)));
        now = now.plusSeconds(15);
        assertThat(limits.take("ada")).isEmpty();
    }

    @Test
    void timeNeverGoesBack() {
        Onwards onwards = new Onwards(clock);
        now = now.plusSeconds(60);
        assertThat(onwards.passed()).isEqualTo(Duration.ofSeconds(60));

        now = now.minusSeconds(3_600);
        assertThat(onwards.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        now = now.plusSeconds(30);
        assertThat(onwards.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(90));
    }

    private void useAllUp() {
        assertThat(limits.take("ada")).isEmpty();
        assertThat(limits.take("ada")).isEmpty();
        assertThat(limits.take("ada")).isPresent();
    }
}
