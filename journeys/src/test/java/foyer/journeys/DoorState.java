package foyer.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import foyer.wire.Verdict.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state of the page at the door, as the kiosk would tell it.
 *
 * @param shown   where one sees that it is there
 * @param kiosk   what is other than usual with the kiosk
 * @param verdict what somebody is told; null while nobody is
 */
record DoorState(
        String name,
        String shown,
        Map<String, Object> kiosk,
        @Nullable Map<String, Object> verdict) {

    private static final String AT = "2026-11-22T07:58:00Z";
    private static final Map<String, Object> ABOUT =
            Map.of("day", "2026-01-15", "at", "2026-11-22T09:30:00Z", "title", "Bookbinding for beginners");
    private static final Map<String, Object> GRACE = Map.of(
            "names", List.of("Grace", "Nonno Pino"),
            "shared", "You all bind books, and drink your coffee black",
            "prompt", "Which book did you take apart just to see how it was made, and did it ever come together again?",
            "place", "the long table",
            "until", "2026-11-22T12:00:00Z");

    private static final Map<String, Object> BREAD =
            Map.of("title", "Bread for lunch", "at", "2026-11-22T11:30:00Z", "room", "Kitchen");
    private static final Map<String, Object> LUNCH =
            Map.of("title", "Open studio of the printers", "at", "2026-11-22T16:00:00Z", "room", "");
    private static final Map<String, Object> BINDING = Map.of(
            "event", Map.of("uid", "binding", "at", AT),
            "title", "Bookbinding for beginners",
            "question", Map.of("words", "Which do you eat?", "choices", List.of("Anything", "No meat", "No animals")));

    static List<DoorState> all() {
        List<DoorState> all = new ArrayList<>();
        all.add(idle("idle", ".idle h1", Map.of()));
        all.add(idle(
                "idle-out-and-full",
                "[data-part=kept]",
                Map.of("passage", "OUT", "online", false, "waiting", 12, "rosterAgeSeconds", 7_300)));
        all.add(idle("idle-trouble", "[data-part=trouble]", Map.of("troubles", List.of("JOURNAL"))));
        all.add(told("welcome", Map.of("kind", "welcome", "name", "Ada", "at", AT, "turnable", true, "checkIn", "1")));
        all.add(told(
                "welcome-long-name",
                Map.of("kind", "welcome", "name", "Wilhelmina van der Grootenhuyzen-Oyelaran", "at", AT)));
        all.add(told(
                "welcome-to-meet",
                Map.of("kind", "welcome", "name", "Ada", "at", AT, "turnable", true, "introduction", GRACE)));
        all.add(told(
                "welcome-on-today",
                Map.of("kind", "welcome", "name", "Ada", "at", AT, "turnable", true, "today", List.of(BREAD, LUNCH))));
        all.add(told(
                "welcome-to-an-event",
                Map.of("kind", "welcome", "name", "Ada", "at", AT, "turnable", true, "visit", BINDING)));
        all.add(told("goodbye", Map.of("kind", "goodbye", "name", "Zoë", "at", AT, "turnable", true)));
        all.add(told("already", Map.of("kind", "already", "direction", "in", "name", "Ada", "since", AT)));
        for (Reason reason : Reason.values()) {
            all.add(told(
                    "refused-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Map.of("kind", "refused", "reason", reason.name(), "what", "?", "advice", "?", "about", ABOUT)));
        }
        return List.copyOf(all);
    }

    /** Waits until it is there. */
    void appear(DoorStage stage, Visit door) {
        Map<String, Object> usual = new LinkedHashMap<>(Map.of(
                "passage", "TOGGLE", "online", true, "waiting", 0, "rosterAgeSeconds", 0, "troubles", List.of()));
        usual.putAll(kiosk);
        stage.kiosk(usual);
        if (verdict != null) {
            door.shows("[data-number='" + stage.says(verdict) + "']");
        } else {
            stage.clears();
            assertThat(door.page().locator(".verdict")).hasCount(0);
            door.shows(shown);
        }
    }

    private static DoorState idle(String name, String shown, Map<String, Object> kiosk) {
        return new DoorState(name, shown, kiosk, null);
    }

    private static DoorState told(String name, Map<String, Object> verdict) {
        return new DoorState(name, ".verdict", Map.of(), verdict);
    }
}
