package foyer.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import foyer.kiosk.words.Catalogues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page at the door says of an event, asks about it, and asks on the way out. */
class EventAtTheDoorTest {

    private static final Map<String, Object> BREAKFAST =
            Map.of("uid", "breakfast", "recurrenceId", "2026-11-23T08:30:00Z");

    @Test
    void whoComesToAnEventHearsSoAnswersWhatItAsksAndSaysHowItWas() {
        try (DoorStage stage = new DoorStage(Catalogues.load());
                Browser browser = Chromium.open();
                Visit door = Visit.to(stage.url(), browser, 1280, 800, ColorScheme.LIGHT)) {
            stage.kiosk(Map.of("features", List.of("feedback", "eventCheckIn")));
            door.reads("Coming or going");

            int welcome = stage.says(welcome(Map.of(
                    "event",
                    BREAKFAST,
                    "title",
                    "Breakfast club",
                    "question",
                    Map.of("words", "Vegetarian?", "choices", List.of()))));
            door.reads("Checked in to Breakfast club")
                    .reads("Bookbinding, 18:00, Chart Room")
                    .reads("Vegetarian?");
            door.page().locator("[data-part=answer]").first().click();
            stage.hears("event/answer", Map.of("number", welcome, "answer", "yes"));

            stage.amends(welcome, welcome(Map.of("event", BREAKFAST, "title", "Breakfast club")));
            assertThat(door.page().locator("[data-part=answer]")).hasCount(0);
            door.page().locator("[data-part=not-for-it]").click();
            stage.hears("event/not", Map.of("number", welcome));
            stage.amends(welcome, welcome(null));
            assertThat(door.page().locator("[data-part=not-for-it]")).hasCount(0);

            int goodbye = stage.says(Map.of("kind", "goodbye", "name", "Ada", "at", "2026-11-23T17:02:00Z"));
            door.reads("How was it today?");
            door.page().locator("[data-mood=NOT_SO_GOOD]").click();
            stage.hears("feedback/tap", Map.of("number", goodbye, "mood", "NOT_SO_GOOD"));
            assertThat(door.page().locator("[data-mood=GOOD]")).isDisabled();
            door.hasNoComplaints();
        }
    }

    private static Map<String, Object> welcome(@Nullable Map<String, Object> visit) {
        Map<String, Object> said = new LinkedHashMap<>(Map.of(
                "kind", "welcome",
                "name", "Ada",
                "at", "2026-11-23T08:12:00Z",
                "today", List.of(Map.of("title", "Bookbinding", "at", "2026-11-23T17:00:00Z", "room", "Chart Room"))));
        if (visit != null) {
            said.put("visit", visit);
        }
        return said;
    }
}
