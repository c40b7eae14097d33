package foyer.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import foyer.kiosk.words.Catalogues;
import foyer.wire.DeviceSettings.Feature;
import foyer.wire.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
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
            Catalogues.load().with("xx", Pseudo.of(Catalogues.load().in("en"))));
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
        stage.kiosk(Map.of("languages", Languages.ALL, "language", "en", "features", List.of()));
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
        try (DoorStage house = withFlowsOfTheTest();
                Visit door = Visit.to(house.url(), browser)) {
            house.kiosk(Map.of("features", List.of("visitors", "findByName", "feedback", "labels", "rollCall")));
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
            house.says(Map.of("kind", "goodbye", "name", "Ada", "at", "2026-11-22T17:02:00Z"));
            door.reads("Goodbye");
            assertThat(door.page().locator("[data-part=flow]")).hasCount(0);
            door.hasNoComplaints();
        }
    }

    /** WCAG 2.2, 2.2.1: 20 seconds to say that one is still there, by any key. */
    @Test
    void whoeverTakesTheirTimeIsAskedAndWhoeverWalksAwayLeavesNothingBehind() {
        try (DoorStage house = withFlowsOfTheTest();
                Visit slow = Visit.prepared(browser, 1280, 800, ColorScheme.DARK, page -> page.clock()
                                .install())
                        .goes(house.url())) {
            house.kiosk(Map.of("features", List.of("visitors")));
            slow.page().getByText("Deutsch").click();
            slow.page().locator("[data-offer=visitors]").click();
            slow.page().locator("[data-part=again]").click();
            slow.page().clock().fastForward(26_000);
            assertThat(slow.page().locator("[data-part=still-there] button")).isFocused();
            slow.reads("20 Sekunden").isAccessible();

            slow.page().keyboard().press("Enter");
            assertThat(slow.page().locator("[data-part=still-there]")).hasCount(0);
            slow.reads("Pressed 1 times");

            slow.page().clock().fastForward(26_000);
            slow.shows("[data-part=still-there]").page().clock().runFor(20_500);
            assertThat(slow.page().locator("[data-part=flow]")).hasCount(0);
            slow.shows("html[lang=en]").hasNoComplaints();
        }
    }

    @Test
    void nothingStandsInTheWayOfAnybodyInAnyLanguage() {
        door.page().evaluate(resource("axe.min.js"));
        stage.kiosk(Map.of(
                "features", Stream.of(Feature.values()).map(Feature::word).toList()));
        for (String language : Languages.ALL) {
            speaks(language);
            for (DoorState state : DoorState.all()) {
                state.appear(stage, door);
                hasNoFindings(state.name() + " in " + language);
            }
            stage.clears();
            for (String flow : List.of("visitors", "find")) {
                door.page()
                        .locator(".idle:not([inert]) [data-offer=" + flow + "]")
                        .click();
                door.shows("[data-flow=" + flow + "]");
                hasNoFindings(flow + " in " + language);
                door.page().locator("[data-part=close]").click();
            }
        }
    }

    private void hasNoFindings(String where) {
        Assertions.assertThat(door.page().evaluate(AXE)).as(where).isEqualTo(List.of());
    }

    /** The same rules as {@link Visit#isAccessible}, from a copy of axe that is put into the page once. */
    private static final String AXE = """
            async () => {
              const { violations } = await axe.run({
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                resultTypes: ["violations"],
              });
              return violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(", "));
            }
            """;

    /** A language that is longer and that nobody speaks; on a screen as small as 200 % leaves of a tablet's (WCAG 1.4.4). */
    @Test
    void everyWordIsFromTheCatalogueAndWhole() {
        stage.kiosk(Map.of(
                "languages", List.of("en", "es", "fr", "de", "pt", "ar", "xx"),
                "features", Stream.of(Feature.values()).map(Feature::word).toList()));
        for (List<Integer> size :
                List.of(List.of(1280, 800), List.of(800, 1280), List.of(640, 400), List.of(400, 640))) {
            door.page().setViewportSize(size.get(0), size.get(1));
            speaks("xx");
            for (DoorState state : DoorState.all()) {
                state.appear(stage, door);
                Assertions.assertThat(door.page().evaluate(CUT_OFF))
                        .as(state.name() + " at " + size)
                        .isEqualTo(List.of());
            }
        }
        door.page().setViewportSize(1280, 800);
    }

    /** Pieces of a message of the pseudo-language, and words that are not of it. */
    private static final String CUT_OFF = """
            () => {
              const wrong = [];
              const over = document.querySelector(".verdict") ?? document.querySelector(".idle");
              for (const element of over.querySelectorAll("h1, h2, p, button")) {
                const text = element.innerText.trim();
                const box = element.getBoundingClientRect();
                if (!text || element.closest("bdi") || element.querySelector("bdi")) continue;
                if (!text.startsWith("[") || !text.endsWith("]")) {
                  if (!element.dataset.language) wrong.push("not from the catalogue: " + text);
                }
                const scrolls = element.closest(".verdict, .idle");
                const within = scrolls.scrollHeight > scrolls.clientHeight + 1
                  && getComputedStyle(scrolls).overflowY === "auto";
                const out = box.left < -1 || box.right > innerWidth + 1 || (!within && (box.top < -1 || box.bottom > innerHeight + 1));
                if (out || element.scrollWidth > element.clientWidth + 2) wrong.push("cut off: " + text);
              }
              return wrong;
            }
            """;

    @Test
    void aHandScannerIsUnderstoodOnEveryKeyboard() {
        String badge = "FY1" + "YZQAWM0123456789".repeat(6);
        String phone = "FL1" + "YZQAWM0123456789".repeat(6);
        door.page().evaluate("() => document.activeElement?.blur()");

        for (Keyboard keyboard : Keyboard.values()) {
            int before = stage.heard("typed").size();
            keyboard.types(badge, door.page());
            stage.hears("typed", before + 1);
            Assertions.assertThat(stage.heard("typed").get(before))
                    .as("a badge on a %s keyboard", keyboard)
                    .isEqualTo(badge);

            keyboard.types(phone, door.page());
            stage.hears("typed", before + 2);
            Assertions.assertThat(List.of(
                            stage.heard("typed").get(before + 1),
                            String.valueOf(stage.last().getString("or"))))
                    .as("a phone's pass on a %s keyboard", keyboard)
                    .contains(phone);
        }
    }

    @Test
    void whatIsPastedIsAScanAndWhatIsTypedByHandIsNot() {
        int before = stage.heard("typed").size();
        door.page().evaluate("""
                () => {
                  for (const key of "by hand") document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                  const clipboardData = new DataTransfer();
                  clipboardData.setData("text/plain", " FY1PASTED ");
                  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
                }
                """);
        stage.hears("typed", before + 1);
        Assertions.assertThat(stage.heard("typed").get(before)).isEqualTo("FY1PASTED");
    }

    @Test
    void aCameraThatIsCoveredPulledOrForbiddenIsSaidAndFoundAgain() {
        try (Visit lens = Visit.prepared(browser, 1280, 800, ColorScheme.DARK, page -> page.addInitScript(FAKE_CAMERA))
                .goes(stage.url())) {
            lens.shows("[data-camera=live]");
            does(lens, "cover");
            lens.shows("[data-camera=covered]").reads("Uncover its lens");
            does(lens, "uncover");
            lens.shows("[data-camera=live]");
            does(lens, "unplug");
            lens.shows("[data-camera=lost]").reads("Check its cable").isAccessible();
            does(lens, "plug");
            lens.shows("[data-camera=live]");
            does(lens, "forbid");
            lens.shows("[data-camera=denied]").reads("may not use the camera");
            does(lens, "plug");
            lens.shows("[data-camera=live]").hasNoComplaints();
            Assertions.assertThat(stage.heard("camera")).contains("live", "covered", "lost", "denied");
        }
    }

    @Test
    void aBrowserThatGivesAWorkerNoFramesIsLookedThroughAllTheSame() {
        int before = stage.frames();
        String without = FAKE_CAMERA + "delete globalThis.MediaStreamTrackProcessor;";
        try (Visit lens = Visit.prepared(browser, 800, 1280, ColorScheme.LIGHT, page -> page.addInitScript(without))
                .goes(stage.url())) {
            lens.shows("[data-camera=live]");
            stage.sees(before + 5);
            lens.hasNoComplaints();
        }
    }

    @Test
    void aBrowserThatReadsCodesItselfIsLetTo() {
        byte[] detector = ("""
                globalThis.BarcodeDetector = class {
                  static getSupportedFormats = async () => ["qr_code", "ean_13"];
                  detect = async () => [{ rawValue: "FY1READBYTHEBROWSER" }];
                };
                """ + resource("page/kiosk/detector.js")).getBytes(StandardCharsets.UTF_8);
        try (DoorStage android =
                        new DoorStage(Catalogues.load(), assets -> assets.withFile("kiosk/detector.js", detector));
                Visit lens = Visit.prepared(
                                browser, 800, 1280, ColorScheme.LIGHT, page -> page.addInitScript(FAKE_CAMERA))
                        .goes(android.url())) {
            lens.shows("[data-camera=live]");
            android.hears("typed", 1);
            Assertions.assertThat(android.heard("typed").get(0)).isEqualTo("FY1READBYTHEBROWSER");
            Assertions.assertThat(android.frames()).isZero();
        }
    }

    /** A canvas with something on it, as a camera that the test covers, pulls and forbids. */
    private static final String FAKE_CAMERA = """
            (() => {
              let plugged = true, allowed = true, covered = false, tracks = [];
              const changed = () => navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
              navigator.mediaDevices.getUserMedia = async () => {
                if (!allowed) throw new DOMException("No", "NotAllowedError");
                if (!plugged) throw new DOMException("None", "NotFoundError");
                const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
                const pen = canvas.getContext("2d");
                let turn = 0;
                setInterval(() => {
                  for (let i = 0; i < 48; i++) {
                    pen.fillStyle = covered ? "#050505" : `hsl(${(i * 40 + turn) % 360} 60% ${(i % 6) * 18}%)`;
                    pen.fillRect((i % 8) * 80, Math.floor(i / 8) * 80, 80, 80);
                  }
                  turn++;
                }, 60);
                const stream = canvas.captureStream(15);
                tracks = stream.getVideoTracks();
                return stream;
              };
              const pull = () => tracks.forEach((track) => (track.stop(), track.dispatchEvent(new Event("ended"))));
              globalThis.fakeCamera = {
                cover: () => (covered = true),
                uncover: () => (covered = false),
                unplug: () => ((plugged = false), pull()),
                plug: () => ((plugged = allowed = true), changed()),
                forbid: () => ((allowed = false), pull()),
              };
            })();
            """;

    private static void does(Visit lens, String what) {
        lens.page().evaluate("what => { fakeCamera[what](); }", what);
    }

    private static DoorStage withFlowsOfTheTest() {
        return new DoorStage(
                Catalogues.load(), assets -> assets.withFile("kiosk/flows.js", FLOWS.getBytes(StandardCharsets.UTF_8)));
    }

    private static String resource(String name) {
        try (InputStream in = Catalogues.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void speaks(String language) {
        stage.clears();
        stage.kiosk(Map.of("language", language));
        door.shows("html[lang=" + language + "]");
    }
}
