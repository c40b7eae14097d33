package foyer.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.events.Attendance.Arrival;
import foyer.hub.events.Attendance.Said;
import foyer.wire.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    private static final MemberId ADA = new MemberId(1);
    private static final MemberId BEN = new MemberId(2);
    private static final Instant TEN = Instant.parse("2026-11-23T09:00:00Z");

    private static final Occurrence COFFEE = lasting("coffee", TEN, Duration.ofHours(1), false);
    private static final Occurrence CLINIC = lasting("clinic", TEN.plusSeconds(1800), Duration.ofHours(1), false);
    private static final Occurrence OPEN_HOUSE =
            lasting("open house", TEN.minusSeconds(3600), Duration.ofHours(9), true);

    @Test
    void adaWhoComesTenMinutesEarlyIsCounted() {
        assertThat(came(COFFEE, arrival(ADA, -10))).isEqualTo(1);
    }

    @Test
    void whoComesMoreThanHalfAnHourEarlyCameForSomethingElse() {
        assertThat(came(COFFEE, arrival(ADA, -30))).isEqualTo(1);
        assertThat(came(COFFEE, arrival(ADA, -31))).isZero();
    }

    @Test
    void whoComesWhenItIsOverMissedIt() {
        assertThat(came(CLINIC, arrival(ADA, 89))).isEqualTo(1);
        assertThat(came(CLINIC, arrival(ADA, 90))).isZero();
    }

    @Test
    void adaCountsOnceHoweverOftenSheGoesOutForAir() {
        assertThat(came(COFFEE, arrival(ADA, 0), arrival(ADA, 5), arrival(BEN, 6)))
                .isEqualTo(2);
    }

    @Test
    void ofTwoEventsTheOneThatStartsNearestCounts() {
        assertThat(came(CLINIC, arrival(ADA, 20), arrival(BEN, 10))).isEqualTo(1);
        assertThat(came(COFFEE, arrival(ADA, 20), arrival(BEN, 10))).isEqualTo(1);
    }

    @Test
    void toBeInIsNotToAttendAnOpenHouse() {
        assertThat(came(OPEN_HOUSE, arrival(ADA, -50))).isZero();
    }

    @Test
    void adaWhoWasSaidToComeForTheClinicCountsThereAndNotForTheCoffee() {
        Map<Occurrence, Integer> counts = counts(List.of(said(ADA, CLINIC, true)), arrival(ADA, 1));

        assertThat(counts).containsEntry(CLINIC, 1).containsEntry(COFFEE, 0);
    }

    @Test
    void adaWhoSaidThatSheIsNotThereForItDoesNotCount() {
        Map<Occurrence, Integer> counts = counts(List.of(said(ADA, COFFEE, false)), arrival(ADA, 1), arrival(BEN, 1));

        assertThat(counts).containsEntry(COFFEE, 1);
    }

    @Test
    void whoWasSaidToComeCountsWithoutAnArrivalAlso() {
        assertThat(counts(List.of(said(BEN, COFFEE, true)))).containsEntry(COFFEE, 1);
    }

    private static Said said(MemberId member, Occurrence occurrence, boolean came) {
        return new Said(member, occurrence.key(), came);
    }

    private static Map<Occurrence, Integer> counts(List<Said> said, Arrival... arrivals) {
        return Attendance.of(List.of(COFFEE, CLINIC, OPEN_HOUSE), List.of(arrivals), said);
    }

    private static int came(Occurrence occurrence, Arrival... arrivals) {
        return counts(List.of(), arrivals).getOrDefault(occurrence, -1);
    }

    private static Arrival arrival(MemberId member, int minutes) {
        return new Arrival(member, TEN.plusSeconds(minutes * 60L));
    }

    private static Occurrence lasting(String title, Instant start, Duration time, boolean allDay) {
        return new Occurrence(title, start, title, "", "", null, start, start.plus(time), allDay);
    }
}
