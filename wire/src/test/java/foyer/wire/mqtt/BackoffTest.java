package foyer.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void itDoublesUpToItsBoundAndStartsAgainAfterSuccess() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), () -> 1);
        assertThat(LongStream.range(0, 7).map(failure -> backoff.nextMillis()))
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        backoff.startAgain();
        assertThat(backoff.nextMillis()).isEqualTo(200);
    }

    @Test
    void aThousandFailuresDoNotOverflow() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), () -> 0);
        assertThat(LongStream.range(0, 1000).map(failure -> backoff.nextMillis()))
                .allSatisfy(millis -> assertThat(millis).isBetween(100L, 5000L));
    }
}
