package foyer.signage.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the wall says is on now, next and later, in Trieste's time whatever the computer's zone. */
class BoardTest {

    private static final Event SWIM = event("Sea swim", "2026-11-21T07:30:00Z", "2026-11-21T09:00:00Z");
    private static final Event CLINIC = event("Clinic", "2026-11-21T09:00:00Z", "2026-11-21T10:00:00Z");
    private static final Event CHOIR = event("Choir", "2026-11-21T10:30:00Z", "2026-11-21T11:30:00Z");
    private static final Event FILM = event("Film", "2026-11-21T19:00:00Z", "2026-11-21T20:45:00Z");
    private static final Event WALK = event("Walk", "2026-11-22T08:30:00Z", "2026-11-22T11:30:00Z");

    private static PageModules modules;

    @BeforeAll
    static void open() {
        modules = PageModules.open();
    }

    @AfterAll
    static void close() {
        if (modules != null) {
            modules.close();
        }
    }

    @Test
    void theDayReadsNowNextAndLater() {
        assertThat(board("2026-11-21T09:20:00Z", CLINIC, CHOIR, FILM))
                .containsExactly("now Clinic", "next Choir", "later Film");
    }

    @Test
    void twoEventsThatStartTogetherAreBothNext() {
        Event supper = event("Supper", "2026-11-21T19:00:00Z", "2026-11-21T21:00:00Z");
        assertThat(board("2026-11-21T12:00:00Z", FILM, supper)).containsExactly("next Film", "next Supper");
    }

    @Test
    void whatIsOverFadesForFiveMinutesThenFoldsAway() {
        assertThat(board("2026-11-21T09:04:00Z", SWIM, CLINIC)).containsExactly("over Sea swim", "now Clinic");
        assertThat(board("2026-11-21T09:05:00Z", SWIM, CLINIC)).containsExactly("folding Sea swim", "now Clinic");
        assertThat(board("2026-11-21T09:06:00Z", SWIM, CLINIC)).containsExactly("now Clinic");
    }

    @Test
    void tomorrowPeeksInWhenNothingMoreBeginsToday() {
        assertThat(board("2026-11-21T16:00:00Z", FILM, WALK)).containsExactly("next Film");
        assertThat(board("2026-11-21T20:00:00Z", FILM, WALK)).containsExactly("now Film", "tomorrow Walk");
        assertThat(board("2026-11-21T21:00:00Z", FILM, WALK)).containsExactly("tomorrow Walk");
    }

    @Test
    void aDayFurtherOnIsNotCalledTomorrow() {
        assertThat(board("2026-11-19T21:00:00Z", FILM)).containsExactly("later Film");
    }

    @Test
    void midnightIsTheHousesMidnight() {
        // 23:30 UTC is half past midnight in Trieste: the walk is today's.
        assertThat(board("2026-11-21T22:30:00Z", WALK)).containsExactly("tomorrow Walk");
        assertThat(board("2026-11-21T23:30:00Z", WALK)).containsExactly("next Walk");
    }

    @Test
    void anAllDayEventStandsFirstAndHidesNothingOfTomorrow() {
        Event open = new Event("Open house", "2026-11-20T23:00:00Z", "2026-11-21T23:00:00Z", true);
        assertThat(board("2026-11-21T09:20:00Z", open, CLINIC)).containsExactly("now Open house", "now Clinic");
        assertThat(board("2026-11-21T21:00:00Z", open, WALK)).containsExactly("now Open house", "tomorrow Walk");
        assertThat(board("2026-11-22T06:00:00Z", open)).isEmpty();
    }

    @Test
    void tomorrowIsTomorrowAlsoWhenTheClocksChangeTonight() {
        Event sunday = event("Walk", "2026-10-25T08:30:00Z", "2026-10-25T11:30:00Z");
        assertThat(board("2026-10-24T22:30:00Z", sunday))
                .containsExactly("next Walk"); // half past midnight on the 25th
        assertThat(board("2026-10-24T20:00:00Z", sunday)).containsExactly("tomorrow Walk");
    }

    @Test
    void theBarTellsHowMuchIsLeft() {
        Object left = modules.run("""
                const { board } = await screen("board.js");
                const { timeIn } = await shared("time.js");
                const [row] = board(given.events, Date.parse(given.now), timeIn("Europe/Rome")).rows;
                return `${row.remaining} ${row.minutesLeft}`;
                """, Map.of("now", "2026-11-21T09:45:00Z", "events", List.of(CLINIC.asJson())));
        assertThat(left).isEqualTo("0.25 15");
    }

    @SuppressWarnings("unchecked") // Playwright hands an array of strings over as a List of Objects
    private static List<String> board(String now, Event... events) {
        return (List<String>) modules.run(
                """
                const { board } = await screen("board.js");
                const { timeIn } = await shared("time.js");
                const today = board(given.events, Date.parse(given.now), timeIn("Europe/Rome"));
                return [
                  ...today.rows.map((row) => `${row.place} ${row.event.title}`),
                  ...(today.ahead?.rows ?? []).map((row) => `${today.ahead.day} ${row.event.title}`),
                ];
                """,
                Map.of(
                        "now",
                        now,
                        "events",
                        Stream.of(events).map(Event::asJson).toList()));
    }

    private static Event event(String title, String startsAt, String endsAt) {
        return new Event(title, startsAt, endsAt, false);
    }

    private record Event(String title, String startsAt, String endsAt, boolean allDay) {

        Map<String, Object> asJson() {
            return Map.of(
                    "uid",
                    title,
                    "title",
                    title,
                    "room",
                    "Long Room",
                    "allDay",
                    allDay,
                    "startsAt",
                    startsAt,
                    "endsAt",
                    endsAt);
        }
    }
}
