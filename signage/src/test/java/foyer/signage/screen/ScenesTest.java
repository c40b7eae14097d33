package foyer.signage.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the door side of the wall says, and when it interrupts itself. */
class ScenesTest {

    private static final String NOW = "2026-11-21T09:00:00Z";

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
    void thereIsAlwaysSomethingToSay() {
        assertThat(scenes(Map.of("spaceName", "The Rope Loft"))).containsExactly("greeting");
    }

    @Test
    void whoCameTenMinutesAgoIsNoLongerAnnounced() {
        assertThat(scenes(Map.of("arrivals", List.of(arrival("Ada", "2026-11-21T08:51:00Z")))))
                .containsExactly("welcome");
        assertThat(scenes(Map.of("arrivals", List.of(arrival("Ada", "2026-11-21T08:50:00Z")))))
                .containsExactly("greeting");
    }

    @Test
    void anIntroductionGoesWhenItsTimeIsOver() {
        assertThat(scenes(Map.of("icebreaker", introductionUntil("2026-11-21T09:01:00Z"))))
                .containsExactly("introduction");
        assertThat(scenes(Map.of("icebreaker", introductionUntil(NOW)))).containsExactly("greeting");
    }

    @Test
    void anAnnouncementIsMadeInItsTimeOnly() {
        assertThat(scenes(Map.of(
                        "announcements",
                        List.of(
                                Map.of("title", "Tea", "text", "In the kitchen."),
                                Map.of("title", "Soon", "text", "Not yet.", "from", "2026-11-22T00:00:00Z"),
                                Map.of("title", "Gone", "text", "Over.", "until", "2026-11-21T00:00:00Z")))))
                .containsExactly("announcement");
    }

    @Test
    void somebodyWhoJustCameInInterrupts() {
        Object urgent = modules.run(
                """
                const { scenes, pressing } = await screen("scenes.js");
                const now = Date.parse(given.now);
                const before = scenes({ arrivals: [given.ada], question: "Why?" }, null, now);
                const after = scenes({ arrivals: [given.pino, given.ada], question: "Why not?" }, null, now);
                return `${pressing(before, after)?.kind} ${pressing(after, after)?.kind}`;
                """, Map.of("now", NOW, "ada", arrival("Ada", "2026-11-21T08:58:00Z"), "pino", arrival("Pino", NOW)));
        assertThat(urgent).isEqualTo("welcome undefined");
    }

    @Test
    void ofManyWhoCameFiveAreNamedAndTheRestCounted() {
        List<Map<String, Object>> seven = List.of("A", "B", "C", "D", "E", "F", "G").stream()
                .map(name -> arrival(name, NOW))
                .toList();
        Object said = modules.run("""
                const { scenes } = await screen("scenes.js");
                const [welcome] = scenes({ arrivals: given.seven }, null, Date.parse(given.now));
                return `${welcome.shown.length} and ${welcome.more}`;
                """, Map.of("now", NOW, "seven", seven));
        assertThat(said).isEqualTo("5 and 2");
    }

    @Test
    void eachSceneHasItsTurn() {
        Object turns = modules.run("""
                const { scenes, following } = await screen("scenes.js");
                const all = scenes({ question: "Why?", announcements: [{ title: "Tea", text: "Hot" }] },
                    { present: 3, capacity: 80 }, Date.parse(given.now));
                let key = null;
                return [1, 2, 3, 4].map(() => { const next = following(all, key); key = next.key; return next.kind; }).join(" ");
                """, Map.of("now", NOW));
        assertThat(turns).isEqualTo("house announcement question house");
    }

    @Test
    void aDoorColourIsTakenOnlyWhereItCanBeRead() {
        Object door =
                modules.run("""
                const { doorShades, contrast } = await shared("theme.js");
                return given.colours.map((colour) => {
                  const { light, dark } = doorShades(colour);
                  const readable = contrast(light, "#faf6ee") >= 4.5 && contrast("#ffffff", light) >= 4.5
                      && contrast(dark, "#161411") >= 4.5;
                  return `${light === "#0a6b4e" ? "house green" : "own"} ${readable}`;
                }).join(", ");
                """, Map.of("colours", List.of("#1d4ed8", "#16a34a", "#facc15", "#ffffff", "red; }")));
        assertThat(door).isEqualTo("own true, own true, house green true, house green true, house green true");
    }

    @SuppressWarnings("unchecked") // Playwright hands an array of strings over as a List of Objects
    private static List<String> scenes(Map<String, Object> programme) {
        return (List<String>) modules.run("""
                const { scenes } = await screen("scenes.js");
                return scenes(given.programme, null, Date.parse(given.now)).map((scene) => scene.kind);
                """, Map.of("now", NOW, "programme", programme));
    }

    private static Map<String, Object> arrival(String name, String at) {
        return Map.of("name", name, "at", at, "newcomer", false);
    }

    private static Map<String, Object> introductionUntil(String until) {
        return Map.of(
                "names",
                List.of("Ada", "Pino"),
                "shared",
                "You both sail.",
                "prompt",
                "Where to?",
                "place",
                "The bench",
                "until",
                until);
    }
}
