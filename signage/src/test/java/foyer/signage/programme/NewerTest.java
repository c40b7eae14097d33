package foyer.signage.programme;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.OccupancyNow;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewerTest {

    private static final SpaceId HARBOUR = new SpaceId("harbour");
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void ofTwoOccupanciesTheHigherVersionIsNewerWhateverTheClockSays() {
        assertThat(Newer.occupancy(occupancy(8, NINE.minusSeconds(30)), occupancy(7, NINE)))
                .isTrue();
        assertThat(Newer.occupancy(occupancy(7, NINE), occupancy(7, NINE))).isFalse();
        assertThat(Newer.occupancy(occupancy(6, NINE.plusSeconds(60)), occupancy(7, NINE)))
                .isFalse();
    }

    @Test
    void aHubThatWasRestoredFromABackupIsBelievedThoughItCountsFromLower() {
        assertThat(Newer.occupancy(occupancy(3, NINE.plusSeconds(600)), occupancy(7, NINE)))
                .isTrue();
    }

    @Test
    void aProgrammeReplacesOnlyWhatWasComposedBefore() {
        assertThat(Newer.programme(programme(NINE.plusSeconds(1)), programme(NINE), NINE))
                .isTrue();
        assertThat(Newer.programme(programme(NINE.minusSeconds(1)), programme(NINE), NINE))
                .isFalse();
    }

    @Test
    void aProgrammeThatWasComposedInTheFutureDoesNotStayUntilThen() {
        Programme nextYear = programme(NINE.plusSeconds(365L * 86_400));
        assertThat(Newer.programme(programme(NINE), nextYear, NINE)).isTrue();
    }

    private static OccupancyNow occupancy(long version, Instant at) {
        return new OccupancyNow(HARBOUR, version, 12, 80, at);
    }

    private static Programme programme(Instant composedAt) {
        return new Programme(
                HARBOUR,
                "a1",
                composedAt,
                "Harbour",
                ZoneId.of("Europe/Copenhagen"),
                "#0a6b4e",
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }
}
