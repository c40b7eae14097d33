package foyer.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every calendar. */
class ExpansionPropertiesTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-01-01T00:00");

    @Property(tries = 300)
    void occurrencesAreInOrderWithinTheHorizonAndTheSameAgain(
            @ForAll("rules") String rule,
            @ForAll @IntRange(max = 10_000) int hours,
            @ForAll @IntRange(max = 700) int day)
            throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(day * 86_400L);
        String start = FIRST.plusHours(hours).format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
        String ics = ExpansionTest.event("DTSTART;TZID=Europe/Rome:" + start, "DURATION:PT90M", "RRULE:" + rule);

        List<Occurrence> occurrences =
                Expansion.of(CalendarFile.read(ics), ROME, now).occurrences();

        assertThat(occurrences).extracting(Occurrence::startsAt).isSorted().doesNotHaveDuplicates();
        assertThat(occurrences).hasSizeLessThanOrEqualTo(Expansion.MOST_OF_ONE).allSatisfy(one -> {
            assertThat(one.endsAt()).isAfterOrEqualTo(now.minus(Expansion.BEHIND));
            assertThat(one.startsAt()).isBeforeOrEqualTo(now.plus(Expansion.AHEAD));
            assertThat(one.endsAt()).isEqualTo(one.startsAt().plusSeconds(5_400));
        });
        assertThat(Expansion.of(CalendarFile.read(ics), ROME, now).occurrences())
                .isEqualTo(occurrences);
    }

    @Provide
    Arbitrary<String> rules() {
        Arbitrary<String> frequency = Arbitraries.of(
                "DAILY",
                "WEEKLY;BYDAY=MO,TH",
                "WEEKLY",
                "MONTHLY;BYDAY=-1FR",
                "MONTHLY",
                "MONTHLY;BYMONTHDAY=31",
                "YEARLY",
                "HOURLY");
        Arbitrary<Integer> interval = Arbitraries.integers().between(1, 5);
        Arbitrary<String> end = Arbitraries.of("", ";COUNT=7", ";COUNT=300", ";UNTIL=20270301T080000Z");
        return Combinators.combine(frequency, interval, end)
                .as((often, every, until) -> "FREQ=" + often + ";INTERVAL=" + every + until);
    }
}
