package foyer.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import foyer.kiosk.words.Catalogues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The page at the door in each of its states and languages, told to it by the test. One browser for all of them. */
@TestInstance(Lifecycle.PER_CLASS)
class DoorPageTest {

    /** Flows as small as they can be: four for everybody, one for the house's people. */
    private static final String FLOWS = """
            import { html } from "lit";
            const one = (name, quiet = false) => ({
              name,
              offer: (state) => (state.kiosk?.features.includes(name) ? { label: "Open " + name, quiet } : null),
              view: (state, actions) => html`
                <h1 id="flow-title">Flow ${name}</h1>
                <label class="field">Name <input autofocus></label>
                <button type="button" data-part="again" @click=${() => actions.set({ times: (state.flow.data.times ?? 0) + 1 })}>
                  Pressed ${state.flow.data.times ?? 0} times
                </button>`,
            });
            export const flows = [one("visitors"), one("findByName"), one("feedback"), one("labels"), one("rollCall", true)];
            """;

    private final DoorStage stage = new DoorStage(
            Catalogues.load().with("xx", Pseudo.of(Catalogues.load().in("en"))),
            assets -> assets.withFile("kiosk/flows.js", FLOWS.getBytes(StandardCharsets.UTF_8)));
    private Browser browser;
    private Visit door;

    @BeforeAll
    void aBrowserOpens() {
        browser = Chromium.open();
        door = Visit.to(stage.url(), browser, 1280, 800, ColorScheme.LIGHT);
        door.reads("The Rope Loft");
    }

    @AfterEach
    void nobodyStandsThere() {
        stage.clears();
        assertThat(door.page().locator(".verdict")).hasCount(0);
        door.hasNoComplaints();
    }

    @AfterAll
    void theBrowserCloses() {
        door.close();
        browser.close();
        stage.close();
    }

    @Test
    void oneTapChangesTheLanguageAndTheNextVerdictGivesItBack() {
        door.page().getByText("Deutsch").click();
        door.reads("Ob du kommst oder gehst");
        assertThat(door.page().locator("html")).hasAttribute("lang", "de");

        door.page().getByText("العربية").click();
        assertThat(door.page().locator("html")).hasAttribute("dir", "rtl");

        stage.says(Map.of("kind", "welcome", "name", "Ada", "at", "2026-11-22T07:58:00Z"));
        door.reads("أهلًا وسهلًا").reads("٨:٥٨");
        stage.clears();
        door.reads("Coming or going");
        assertThat(door.page().locator("html")).hasAttribute("dir", "ltr");
    }

    @Test
    void aMemberIsAnsweredInTheirOwnLanguage() {
        stage.says(Map.of(
                "kind", "refused",
                "reason", "EXPIRED",
                "what", "This pass was valid until 15 January 2026.",
                "advice", "Please ask at the desk to renew it.",
                "about", Map.of("day", "2026-01-15"),
                "language", "fr"));
        door.reads("Expiré").reads("valable jusqu’au 15 janvier 2026");
        assertThat(door.page().locator(".verdict")).hasAttribute("lang", "fr");
        assertThat(door.page().locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void aFlowOpensOverTheIdlePageAndABadgeClosesIt() {
        stage.kiosk(Map.of("features", List.of("visitors", "findByName", "feedback", "labels", "rollCall")));
        assertThat(door.page().locator(".offers button")).hasCount(3);
        assertThat(door.page().locator(".foot [data-offer=rollCall]")).isVisible();

        door.page().locator("[data-offer=visitors]").click();
        assertThat(door.page().locator("[data-flow=visitors] input")).isFocused();
        door.page().locator("[data-part=again]").click();
        door.reads("Pressed 1 times").page().keyboard().press("Tab");
        assertThat(door.page().locator("[data-part=close]")).isFocused();
        door.page().keyboard().press("Enter");
        assertThat(door.page().locator("[data-part=flow]")).hasCount(0);
        assertThat(door.page().locator("[data-offer=visitors]")).isFocused();

        door.page().locator("[data-offer=visitors]").click();
        door.reads("Pressed 0 times");
        stage.says(Map.of("kind", "goodbye", "name", "Ada", "at", "2026-11-22T17:02:00Z"));
        door.reads("Goodbye");
        assertThat(door.page().locator("[data-part=flow]")).hasCount(0);
        stage.kiosk(Map.of("features", List.of()));
    }
}
