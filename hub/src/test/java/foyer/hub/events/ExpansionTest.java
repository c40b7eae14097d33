package foyer.hub.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.imports.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExpansionTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void aWeeklyNineOClockStaysNineOClockWhenTheClocksChange() throws Exception {
        List<LocalDateTime> times = starts(
                event("DTSTART;TZID=Europe/Rome:20261005T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"),
                Instant.parse("2026-10-10T00:00:00Z"));

        assertThat(times).hasSize(9).allMatch(time -> time.getHour() == 9);
        assertThat(expanded(
                                event("DTSTART;TZID=Europe/Rome:20261005T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"),
                                Instant.parse("2026-10-10T00:00:00Z"))
                        .occurrences())
                .extracting(Occurrence::startsAt)
                .contains(Instant.parse("2026-10-19T07:00:00Z"), Instant.parse("2026-10-26T08:00:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipInSpringIsAnHourLater() throws Exception {
        assertThat(starts(
                        event("DTSTART;TZID=Europe/Rome:20270327T023000", "RRULE:FREQ=DAILY;COUNT=3"),
                        Instant.parse("2027-03-26T00:00:00Z")))
                .containsExactly(
                        LocalDateTime.parse("2027-03-27T02:30"),
                        LocalDateTime.parse("2027-03-28T03:30"),
                        LocalDateTime.parse("2027-03-29T02:30"));
    }

    @Test
    void aCallFromHalifaxIsAtItsOwnTime() throws Exception {
        assertThat(expanded(event(
                                "DTSTART;TZID=America/Halifax:20261126T113000",
                                "DTEND;TZID=America/Halifax:20261126T121500"))
                        .occurrences())
                .extracting(Occurrence::startsAt)
                .containsExactly(Instant.parse("2026-11-26T15:30:00Z"));
    }

    @Test
    void timesWithoutAZoneAreTheHousesOwn() throws Exception {
        assertThat(expanded(event("DTSTART:20261126T113000")).occurrences())
                .extracting(Occurrence::startsAt)
                .containsExactly(Instant.parse("2026-11-26T10:30:00Z"));
    }

    @Test
    void aZoneThatTheFileBringsItselfIsUsed() throws Exception {
        String zone = String.join(
                "\r\n",
                "BEGIN:VTIMEZONE",
                "TZID:Two hours ahead",
                "BEGIN:STANDARD",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0200",
                "DTSTART:19700101T000000",
                "END:STANDARD",
                "END:VTIMEZONE");
        String ics = event("DTSTART;TZID=Two hours ahead:20261126T113000")
                .replace("BEGIN:VEVENT", zone + "\r\nBEGIN:VEVENT");

        assertThat(expanded(ics).occurrences())
                .extracting(Occurrence::startsAt)
                .containsExactly(Instant.parse("2026-11-26T09:30:00Z"));
    }

    @Test
    void anAllDayEventLastsUntilMidnight() throws Exception {
        assertThat(expanded(event("DTSTART;VALUE=DATE:20261128")).occurrences())
                .singleElement()
                .satisfies(openHouse -> {
                    assertThat(openHouse.allDay()).isTrue();
                    assertThat(openHouse.startsAt()).isEqualTo(Instant.parse("2026-11-27T23:00:00Z"));
                    assertThat(openHouse.endsAt()).isEqualTo(Instant.parse("2026-11-28T23:00:00Z"));
                });
    }

    @Test
    void exceptionsAreLeftOutAndTheLastDayIsIn() throws Exception {
        assertThat(starts(event(
                        "DTSTART;TZID=Europe/Rome:20261123T090000",
                        "RRULE:FREQ=DAILY;UNTIL=20261126T080000Z",
                        "EXDATE;TZID=Europe/Rome:20261124T090000")))
                .extracting(LocalDateTime::getDayOfMonth)
                .containsExactly(23, 25, 26);
    }

    @Test
    void theSampleSpaceHasItsMovedItsChangedAndItsCancelledTimes() throws Exception {
        Expansion loft = expanded(Files.readString(Path.of("../config/demo/events.ics")));

        assertThat(loft.problems()).isEmpty();
        assertThat(of(loft, "beginners-choir"))
                .contains(LocalDateTime.parse("2026-12-02T18:45"))
                .doesNotContain(LocalDateTime.parse("2026-12-01T18:15"));
        assertThat(of(loft, "mending-table"))
                .contains(LocalDateTime.parse("2026-12-05T15:00"))
                .doesNotContain(LocalDateTime.parse("2026-11-28T15:00"));
        assertThat(of(loft, "first-coffee")).doesNotContain(LocalDateTime.parse("2026-11-24T08:45"));
        assertThat(of(loft, "last-friday"))
                .containsExactly(LocalDateTime.parse("2026-11-27T19:00"), LocalDateTime.parse("2026-12-25T19:00"));
        assertThat(loft.occurrences())
                .filteredOn(one -> one.uid().startsWith("quiet-saturday"))
                .filteredOn(one -> one.startsAt().equals(Instant.parse("2026-11-28T09:00:00Z")))
                .extracting(Occurrence::room)
                .containsExactly("Chart Room");
        assertThat(loft.occurrences())
                .filteredOn(one -> one.uid().startsWith("pino-talk"))
                .extracting(Occurrence::format)
                .containsExactly("talk");
    }

    @Test
    void aCancelledSeriesIsNotThere() throws Exception {
        assertThat(starts(event("DTSTART:20261123T090000", "RRULE:FREQ=DAILY", "STATUS:CANCELLED")))
                .isEmpty();
    }

    @Test
    @Timeout(20)
    void oddRulesNeitherHangNorFlood() throws Exception {
        for (String rule : List.of(
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;COUNT=2000000000",
                "FREQ=YEARLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9;BYHOUR=1,2,3,4,5,6;BYMINUTE=1,2,3,4,5,6",
                "FREQ=YEARLY;INTERVAL=2000000000")) {
            Expansion expansion = expanded(event("DTSTART:20261123T090000", "RRULE:" + rule));
            assertThat(expansion.occurrences()).as(rule).hasSize(1);
            assertThat(expansion.problems()).as(rule).singleElement().satisfies(problem -> assertThat(problem.words())
                    .contains("\"Tea\" (tea@loft.example)")
                    .contains("only its first time is shown"));
        }
        Expansion hourly = expanded(event("DTSTART:19000101T000000", "RRULE:FREQ=HOURLY;COUNT=2000000000"));
        assertThat(hourly.occurrences()).hasSize(Expansion.MOST_OF_ONE);
        assertThat(hourly.problems()).hasSize(1);
        assertThat(expanded(event("DTSTART:20200101T000000", "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"))
                        .occurrences())
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefusedWholeAndSaysWhere() {
        assertThatThrownBy(() -> expanded(event("DTSTART:20261341T090000")))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.problem().line()).isEqualTo(8));
        assertThatThrownBy(() -> expanded(event("DTSTART:20261123T090000", "RRULE:FREQ=SOMETIMES")))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.problem().line()).isEqualTo(9));
        assertThatThrownBy(() -> expanded(event("DTSTART;TZID=Moon/Sea:20261123T090000")))
                .hasMessageContaining("\"Tea\"")
                .hasMessageContaining("Moon/Sea");
        assertThatThrownBy(() -> expanded(event("DESCRIPTION:when?"))).hasMessageContaining("no DTSTART");
        assertThatThrownBy(() -> expanded(event("DTSTART:20261123T090000", "DTEND:20261122T090000")))
                .hasMessageContaining("ends before it begins");
        assertThatThrownBy(() -> expanded("<html>Sign in</html>")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> expanded("")).isInstanceOf(Refused.class);
    }

    @Test
    void unixLineEndsAreReadToo() throws Exception {
        assertThat(starts(event("DTSTART:20261123T090000", "DESCRIPTION:a long", "  line")
                        .replace("\r\n", "\n")))
                .hasSize(1);
    }

    static String event(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Loft//EN\r\nBEGIN:VEVENT\r\nUID:tea@loft.example\r\n"
                + "DTSTAMP:20261119T101500Z\r\nSUMMARY:Tea\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    static Expansion expanded(String ics) throws Refused {
        return expanded(ics, NOW);
    }

    static Expansion expanded(String ics, Instant now) throws Refused {
        return Expansion.of(CalendarFile.read(ics), ROME, now);
    }

    private static List<LocalDateTime> starts(String ics) throws Refused {
        return starts(ics, NOW);
    }

    private static List<LocalDateTime> starts(String ics, Instant now) throws Refused {
        return expanded(ics, now).occurrences().stream()
                .map(one -> LocalDateTime.ofInstant(one.startsAt(), ROME))
                .toList();
    }

    private static List<LocalDateTime> of(Expansion expansion, String uid) {
        return expansion.occurrences().stream()
                .filter(one -> one.uid().startsWith(uid))
                .map(one -> LocalDateTime.ofInstant(one.startsAt(), ROME))
                .toList();
    }
}
