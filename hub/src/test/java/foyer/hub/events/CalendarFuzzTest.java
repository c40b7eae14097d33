package foyer.hub.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import foyer.hub.imports.Refused;
import foyer.wire.fuzz.Cost;
import foyer.wire.fuzz.Mangled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is imported as a calendar: it is read and worked out, or refused in words, and neither costs much. */
class CalendarFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final String SERIES = calendar("""
            BEGIN:VEVENT
            UID:breakfast@harbour
            SUMMARY:Breakfast
            DESCRIPTION:Bread\\, jam
            LOCATION:Kitchen
            CATEGORIES:food,talk
            DTSTART;TZID=Europe/Rome:20261102T090000
            DTEND;TZID=Europe/Rome:20261102T100000
            RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270101T000000Z
            EXDATE;TZID=Europe/Rome:20261105T090000
            RDATE;TZID=Europe/Rome:20261106T090000
            SEQUENCE:2
            STATUS:CONFIRMED
            END:VEVENT
            BEGIN:VEVENT
            UID:breakfast@harbour
            RECURRENCE-ID;TZID=Europe/Rome:20261109T090000
            SUMMARY:Late breakfast
            DTSTART;TZID=Europe/Rome:20261109T110000
            DURATION:PT1H
            END:VEVENT
            """);

    private static final List<String> WORDS = List.of(
            "RRULE:FREQ=SECONDLY;COUNT=1000000000\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n",
            ";BYSETPOS=-366",
            ";INTERVAL=2147483647",
            ";COUNT=-1",
            ";UNTIL=99991231",
            "FREQ=HOURLY",
            "BYDAY=53MO",
            "BEGIN:VTIMEZONE\r\n",
            "BEGIN:VEVENT\r\n",
            "END:VEVENT\r\n",
            "DTSTART:00010101T000000\r\n",
            "DTSTART;VALUE=DATE:99991231\r\n",
            "DURATION:P999999999W\r\n",
            "DURATION:-PT1S\r\n",
            "TZID=Mars/Olympus",
            "\r\n ",
            "\\",
            ":",
            ";",
            "=",
            "\"");

    /** For {@code ./foyer fuzz calendar}. */
    public static void fuzzerTestOneInput(byte[] input) {
        Cost.atMost(Duration.ofSeconds(5), 2_000_000_000L, () -> {
            try {
                Expansion all = Expansion.of(CalendarFile.read(input), ROME, NOW);
                assertThat(all.occurrences().size()).isLessThanOrEqualTo(Expansion.MOST_OF_ALL);
            } catch (Refused expected) {
                // That is the one answer beside the events themselves.
            }
        });
    }

    @FuzzTest
    void anything(byte[] input) {
        fuzzerTestOneInput(input);
    }

    @Test
    void brokenCalendars() {
        List<byte[]> good = List.of(bytes(SERIES), bytes(calendar("")), new byte[0]);
        new Mangled(good, WORDS).each(1_000, CalendarFuzzTest::fuzzerTestOneInput);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY;COUNT=1000000000",
                "FREQ=MINUTELY;COUNT=1000000000",
                "FREQ=HOURLY;COUNT=1000000000",
                "FREQ=DAILY;COUNT=2147483647",
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=20000",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-366",
                "FREQ=YEARLY;BYYEARDAY=366;COUNT=20000",
                "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12",
                "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,1;BYSECOND=0",
                "FREQ=WEEKLY;UNTIL=99991231T235959Z"
            })
    void aRuleThatWouldRunForEverDoesNot(String rule) {
        for (String start : List.of("00010101T000000", "19700101T000000", "20261121T090000", "99991231T235959")) {
            fuzzerTestOneInput(bytes(calendar(event("bomb", start, "RRULE:" + rule + "\r\n"))));
        }
    }

    @Test
    void manyEventsEachWithARuleStayWithinBounds() {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            events.append(event("e" + i, "20200101T000000", "RRULE:FREQ=HOURLY\r\n"));
        }
        Cost.atMost(Duration.ofSeconds(30), 8_000_000_000L, () -> {
            try {
                assertThat(Expansion.of(CalendarFile.read(bytes(calendar(events.toString()))), ROME, NOW)
                                .occurrences()
                                .size())
                        .isLessThanOrEqualTo(Expansion.MOST_OF_ALL);
            } catch (Refused e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void hugeLinesAndDeepNestingAreRefusedOrReadWithoutMuchEffort() {
        fuzzerTestOneInput(
                bytes(calendar(event("long", "20261121T090000", "SUMMARY:" + "A".repeat(1_900_000) + "\r\n"))));
        fuzzerTestOneInput(
                bytes(calendar(event("folded", "20261121T090000", "SUMMARY:" + "\r\n A".repeat(200_000) + "\r\n"))));
        fuzzerTestOneInput(bytes("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(100_000)));
        fuzzerTestOneInput(bytes("BEGIN:VCALENDAR\r\n".repeat(100_000)));
        fuzzerTestOneInput(bytes(calendar(event(
                "dates", "20261121T090000", "RDATE:20261122T090000" + ",20261122T090000".repeat(100_000) + "\r\n"))));
        fuzzerTestOneInput(
                bytes(calendar(event("parameters", "20261121T090000", "X" + ";A=B".repeat(400_000) + ":x\r\n"))));
    }

    /** Found by brokenCalendars(). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART\"pe/Rome:20261109T110000",
                "DTSTART:99991231T235959\r\nDURATION:P1W",
                "DTSTART:20261109T110000\r\nDURATION:P999999999W"
            })
    void aTimeThatIsNoneIsRefusedInWords(String time) {
        assertThatThrownBy(() -> Expansion.of(
                        CalendarFile.read(bytes(calendar("BEGIN:VEVENT\r\nUID:e\r\n" + time + "\r\nEND:VEVENT\r\n"))),
                        ROME,
                        NOW))
                .isInstanceOf(Refused.class);
    }

    private static String event(String uid, String start, String more) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTART:" + start + "\r\n" + more + "END:VEVENT\r\n";
    }

    private static String calendar(String events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//harbour//EN\n" + events + "END:VCALENDAR\n")
                .replace("\r\n", "\n")
                .replace("\n", "\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
