package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void aQuickReaderRehearsesNoLongerThanIsNeeded() {
        Rehearsal rehearsal = new Rehearsal(new ScanReader(picture -> Optional.empty(), () -> 0));

        while (!rehearsal.round()) {
            assertThat(rehearsal.rounds()).isLessThan(20);
        }
        assertThat(rehearsal.rounds()).isEqualTo(20);
    }

    @Test
    void aSlowReaderRehearsesAgainAndNotForEver() {
        AtomicLong nanos = new AtomicLong();
        Rehearsal rehearsal =
                new Rehearsal(new ScanReader(picture -> Optional.empty(), () -> nanos.addAndGet(1_000_000)));

        assertThat(rehearsal.round()).isFalse();
        while (!rehearsal.round()) {
            assertThat(nanos.get()).isLessThan(Duration.ofSeconds(10).toNanos());
        }
        assertThat(nanos.get()).isGreaterThan(Duration.ofSeconds(10).toNanos());
    }
}
