package foyer.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {

    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final SignInLimits limits = new SignInLimits(() -> now);

    @Test
    void tenMinutesOfGuessingGetAtMostFiftyFiveTriesFromOneAddress() {
        int tries = 0;
        for (int second = 0; second <= 600; second++) {
            for (int burst = 0; burst < 20; burst++) {
                tries += limits.take("203.0.113.7", "someone" + burst + "@example.org")
                                .isEmpty()
                        ? 1
                        : 0;
            }
            now = now.plusSeconds(1);
        }

        assertThat(tries).isBetween(40, 55);
    }

    @Test
    void tenMinutesOfGuessingGetAtMostFiftyFiveTriesAtOneAccountFromEverywhere() {
        int tries = 0;
        for (int second = 0; second <= 600; second++) {
            for (int host = 0; host < 20; host++) {
                String spelling = host % 2 == 0 ? "ada@example.org" : " ADA@example.org";
                String address = "2001:db8:" + Integer.toHexString(second) + ":" + host + "::1";
                tries += limits.take(address, spelling).isEmpty() ? 1 : 0;
            }
            now = now.plusSeconds(1);
        }

        assertThat(tries).isBetween(40, 55);
    }

    @Test
    void theAddressesOfOneHouseCountTogether() {
        for (int host = 1; host <= 5; host++) {
            assertThat(limits.take("2001:db8::" + host, "a" + host + "@example.org"))
                    .isEmpty();
        }

        assertThat(limits.take("2001:db8::6", "a6@example.org")).isPresent();
        assertThat(limits.take("2001:db8:0:1::6", "a6@example.org")).isEmpty();
    }

    @Test
    void whoSignsInWellIsNotCounted() {
        for (int i = 0; i < 50; i++) {
            assertThat(limits.take("203.0.113.7", "ada@example.org")).isEmpty();
            limits.giveBack("203.0.113.7", "ada@example.org");
        }
    }

    @Test
    void theRefusalSaysHowLongToWait() {
        for (int i = 0; i < 5; i++) {
            limits.take("203.0.113.7", "ada@example.org");
        }

        Optional<Duration> pause = limits.take("203.0.113.7", "ada@example.org");
        assertThat(pause)
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(15)));
        now = now.plusSeconds(15);
        assertThat(limits.take("203.0.113.7", "ada@example.org")).isEmpty();
    }
}
