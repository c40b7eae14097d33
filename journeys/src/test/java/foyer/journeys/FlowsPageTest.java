package foyer.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import foyer.kiosk.words.Catalogues;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What people without a badge do at the door, by keyboard alone; what the kiosk's process answers is said by the test. */
@TestInstance(Lifecycle.PER_CLASS)
class FlowsPageTest {

    private final DoorStage stage = new DoorStage(Catalogues.load());
    private Browser browser;
    private Visit door;

    @BeforeAll
    void aBrowserOpens() {
        browser = Chromium.open();
        stage.kiosk(Map.of("features", List.of("findByName", "visitors", "labels", "rollCall")));
        door = Visit.prepared(browser, 1280, 800, ColorScheme.LIGHT, page -> {
            answers(page, "find/names", "{\"names\":[{\"handle\":\"h1\",\"name\":\"Ada L…\"}],\"more\":false}");
            answers(page, "find/pin", "{}");
            answers(page, "find/ask", "{\"asked\":true}");
            answers(page, "visitors/hosts", "{\"names\":[{\"handle\":\"h2\",\"name\":\"Ada L…\"}],\"more\":false}");
            answers(page, "roll/open", roll(""));
            answers(page, "roll/tick", roll(",\"seenAt\":\"2026-11-22T09:01:00Z\""));
            answers(page, "roll/look", unknown());
            answers(page, "roll/end", "{}");
            answers(page, "visitors/rules", "{\"rules\":[\"Be quiet in the library.\"]}");
            answers(page, "visitors/came", received("telling"));
            answers(page, "visitors/look", received("telling"));
        });
        door.goes(stage.url()).reads("The Rope Loft");
    }

    @AfterAll
    void theBrowserCloses() {
        door.hasNoComplaints().close();
        browser.close();
        stage.close();
    }

    @Test
    void adaFindsHerNameAndTypesHerPin() {
        opens("find");
        types("ada");
        assertThat(door.page().locator("[data-part=name]")).hasText("Ada L…");
        door.isAccessible();
        door.page().locator("[data-part=name]").press("Enter");
        assertThat(door.page().locator("#pin")).isFocused();
        door.isAccessible();
        types("2718");
        stage.says(Map.of("kind", "welcome", "name", "Ada", "at", "2026-11-22T07:58:00Z"));
        door.reads("Welcome");
        assertThat(door.page().locator("[data-part=flow]")).hasCount(0);
        stage.clears();
        assertThat(door.page().locator(".verdict")).hasCount(0);
    }

    @Test
    void sheAsksTheDeskWhichCutOffShePlainlyCannot() {
        opens("find");
        types("ada");
        door.page().locator("[data-part=name]").press("Enter");
        stage.kiosk(Map.of("online", false));
        door.reads("Please ring for it");
        assertThat(door.page().locator("[data-part=ask]")).isDisabled();
        stage.kiosk(Map.of("online", true));
        door.page().locator("[data-part=ask]").press("Enter");
        door.reads("The desk has been asked").isAccessible();
        door.page().locator("[data-part=close]").press("Enter");
    }

    @Test
    void annaVisitsAdaAndGetsAPassForTheDay() {
        opens("visitors");
        types("Anna Berg");
        assertThat(door.page().locator("#whom")).isFocused();
        types("ada");
        door.page().locator("[data-part=host]").press("Enter");
        door.reads("Be quiet in the library.").isAccessible();
        door.page().locator("[data-part=come]").press("Enter");
        door.reads("Please accept the house rules");
        door.page().locator("[name=accepted]").press("Space");
        door.page().locator("[data-part=come]").press("Enter");
        door.reads("Welcome, Anna Berg")
                .reads("We are telling Ada L… that you are here")
                .reads("22 November 2026")
                .isAccessible();
        answers(door.page(), "visitors/look", received("nobody"));
        door.reads("Nobody could be told yet: please ring for the desk");
        answers(door.page(), "visitors/look", received("house"));
        door.reads("The house has been told that you are here");
        answers(door.page(), "visitors/look", received("host"));
        door.reads("Ada L… has been told that you are here").isAccessible();
        aPrinterThatFailsOrNeverAnswersBlocksNobody();
    }

    private void aPrinterThatFailsOrNeverAnswersBlocksNobody() {
        Locator print = door.page().locator("[data-part=print]");
        door.page().evaluate("() => { window.print = () => { throw new Error('no printer'); }; }");
        print.press("Enter");
        door.reads("could not be printed").reads("Welcome, Anna Berg").isAccessible();
        door.page().evaluate("() => { window.print = () => new Promise(() => {}); }");
        print.press("Enter");
        door.reads("If no label comes, take a picture of the code").isAccessible();
        stage.says(Map.of("kind", "welcome", "name", "Bruno", "at", "2026-11-22T07:58:00Z"));
        door.reads("Bruno"); // the next never waits
        assertThat(door.page().locator("[data-part=flow]")).hasCount(0);
        stage.clears();
        assertThat(door.page().locator(".verdict")).hasCount(0);
    }

    @Test
    void aTapThatCouldNotBeWrittenDownIsToldSoAndOfferedAgain() {
        AtomicInteger taps = new AtomicInteger();
        door.page().route("**/desk/feedback/tap", route -> {
            boolean full = taps.getAndIncrement() == 0;
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(full ? 507 : 200)
                    .setContentType("application/json")
                    .setBody("{}"));
        });
        stage.kiosk(Map.of("features", List.of("findByName", "visitors", "labels", "rollCall", "feedback")));
        stage.says(Map.of("kind", "goodbye", "name", "Ada", "at", "2026-11-22T17:58:00Z", "language", "de"));
        Locator good = door.page().locator("[data-mood=GOOD]");

        good.press("Enter");
        door.reads("Das konnte nicht aufgeschrieben werden").complainsOf("507").isAccessible();
        assertThat(good).isEnabled();
        good.press("Enter");
        assertThat(door.page().locator("[data-part=not-kept]")).isHidden();
        assertThat(good).isDisabled();
        stage.clears();
        assertThat(door.page().locator(".verdict")).hasCount(0);
    }

    @Test
    void staffCallTheRollAndTickOff() {
        opens("roll");
        types("314159");
        door.reads("0 of 2 seen").reads("The list is from 3 hours ago").isAccessible();
        assertThat(door.page().locator("[data-part=age]"))
                .containsText("how old the list is nobody knows"); // the next look
        door.isAccessible();
        answers(door.page(), "roll/look", roll(",\"seenAt\":\"2026-11-22T09:01:00Z\""));
        door.page().locator("[data-part=tick]").first().press("Enter");
        door.reads("1 of 2 seen");
        assertThat(door.page().locator("[data-part=tick]").first()).hasAttribute("aria-pressed", "true");
        assertThat(door.page().locator("[data-part=tick]").first()).isFocused();
        door.isAccessible();
        door.page().locator("[data-part=end]").press("Enter");
        assertThat(door.page().locator("[data-part=flow]")).hasCount(0);
    }

    private static String received(String word) {
        return """
                {"visit":"0199f3c1-7a60-7cc2-9d3f-5a1f6c2b8e01","name":"Anna Berg","host":"Ada L…","word":"%s","day":"2026-11-22",
                 "qr":"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9H0z'/></svg>"}""".formatted(word);
    }

    private static String unknown() {
        return roll("").replace("\"ageSeconds\":11000,", "");
    }

    private static String roll(String seen) {
        return "{\"call\":\"c\",\"began\":\"2026-11-22T09:00:00Z\",\"online\":false,\"ageSeconds\":11000,\"people\":["
                + "{\"who\":\"member-1\",\"name\":\"Ada Lovelace\",\"since\":\"2026-11-22T08:00:00Z\",\"visitor\":false"
                + seen
                + "},{\"who\":\"visitor-1\",\"name\":\"Anna Berg\",\"since\":\"2026-11-22T08:30:00Z\",\"visitor\":true}]}";
    }

    private void opens(String flow) {
        door.page().locator("[data-offer=" + flow + "]").press("Enter");
        assertThat(door.page().locator("[data-part=flow] input")).isFocused();
    }

    /** Where the focus is, and on. */
    private void types(String text) {
        door.page().keyboard().type(text);
        door.page().keyboard().press("Enter");
    }

    private static void answers(com.microsoft.playwright.Page page, String act, String json) {
        page.route(
                "**/desk/" + act,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(200)
                        .setContentType("application/json")
                        .setBody(json)));
    }
}
