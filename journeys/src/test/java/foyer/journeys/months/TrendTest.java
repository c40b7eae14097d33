package foyer.journeys.months;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.journeys.clock.MovedClock;
import foyer.wire.page.QrPicture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./foyer bench months} goes by. */
class TrendTest {

    private static final Trend HEAP = new Trend("live heap", "KiB", Vitals::heapKib, 100);

    @TempDir
    Path folder;

    @Test
    void whatGrowsALittleEveryFortnightRises() {
        assertThat(HEAP.rises(heaps(1_000, 1_020, 1_040, 1_060, 1_080, 1_100, 1_120, 1_140, 1_160)))
                .isTrue();
    }

    @Test
    void whatSwingsDoesNot() {
        assertThat(HEAP.rises(heaps(1_000, 1_400, 1_010, 1_020, 1_300, 1_000, 1_010, 1_500, 1_005)))
                .isFalse();
    }

    @Test
    void aClockThatIsMovedIsMovedForWhoeverSharesItsFile() {
        Instant may = Instant.parse("2026-05-26T06:00:00Z");
        MovedClock mine = MovedClock.in(folder.resolve("clock"));
        MovedClock theirs = MovedClock.in(folder.resolve("clock"));

        mine.set(may);
        assertThat(theirs.instant()).isBetween(may, may.plusSeconds(60));
        mine.move(Duration.ofHours(-1));
        assertThat(theirs.instant()).isBefore(may);
    }

    @Test
    void aDayPassIsReadOffItsDrawing() {
        assertThat(DayPassPicture.text(QrPicture.svg("THE PASS OF TODAY").orElseThrow()))
                .contains("THE PASS OF TODAY");
        assertThat(DayPassPicture.text("")).isEmpty();
    }

    private static List<Vitals> heaps(long... kib) {
        return LongStream.of(kib)
                .mapToObj(heap -> new Vitals(heap, 0, 0, 0, 0, 0))
                .toList();
    }
}
