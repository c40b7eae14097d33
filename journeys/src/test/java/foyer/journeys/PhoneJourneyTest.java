package foyer.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import foyer.wire.SigningKey;
import foyer.wire.Wire;
import foyer.wire.pass.LiveText;
import foyer.wire.pass.PassKeys;
import foyer.wire.pass.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** From the invitation in the mail to a live pass on the phone, and what becomes of it there. */
@TestInstance(Lifecycle.PER_CLASS)
class PhoneJourneyTest {

    private static final String ACTIVE = "() => document.activeElement?.dataset?.part ?? ''";

    private final House house = HouseForTests.shared();
    private Browser browser;

    /** A new one for each test: a live pass is on one phone at a time. */
    private int next = 20;

    @BeforeAll
    void aBrowserOpens() {
        browser = Chromium.open();
    }

    @AfterAll
    void theBrowserCloses() {
        browser.close();
    }

    @Test
    void theDoorsCameraReadsAGoodPassOffThePhonesScreen() {
        try (Phone phone = phone().entersByTheMail().addsThePass()) {
            assertThat(phone.showsTheDoor()).hasSize(295);
            admitted(phone);
        }
    }

    @Test
    void theCodeIsAnotherEachHalfMinuteAlsoWithoutNetwork() {
        try (Phone phone = phone()) {
            Page page = phone.page().page();
            page.clock().install(new Clock.InstallOptions().setTime(clock().toEpochMilli()));
            phone.entersByTheMail().addsThePass();
            long first = step(phone.showsTheDoor());
            phone.goesOffline();

            page.clock().runFor(30_000);
            Reading.LivePass second = live(phone, first + 1);
            page.clock().runFor(30_000);
            Reading.LivePass third = live(phone, first + 2);

            assertThat(second.shownByItsPhone()).isTrue();
            assertThat(third.shownByItsPhone()).isTrue();
            assertThat(second.pass()).isEqualTo(third.pass());
            phone.page().shows("[data-part=offline]");
        }
    }

    @Test
    void thePageOpensWithoutNetworkAndItsPassIsGood() {
        try (Phone phone = phone().entersByTheMail().addsThePass()) {
            Page page = phone.page().page();
            page.evaluate("async () => { await navigator.serviceWorker.ready; }");
            phone.goesOffline();

            page.reload();

            phone.page().shows("[data-part=code]").shows("[data-part=offline]").isAccessible();
            admitted(phone);
        }
    }

    @Test
    void thePageCanBeInstalled() {
        try (Phone phone = phone().entersByTheMail()) {
            CDPSession browserItself =
                    phone.page().page().context().newCDPSession(phone.page().page());

            assertThat(browserItself.send("Page.getAppManifest").getAsJsonArray("errors"))
                    .isEmpty();
            assertThat(browserItself.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors"))
                    .extracting(error -> error.getAsJsonObject().get("errorId").getAsString())
                    .isSubsetOf("in-incognito"); // as every window of a test is
        }
    }

    @Test
    void theKeyCannotBeTakenOutOfThePhone() {
        try (Phone phone = phone().entersByTheMail().addsThePass()) {
            Object taken = phone.page().page().evaluate("""
                    () => new Promise((resolve) => {
                      indexedDB.open("foyer-me").onsuccess = ({ target: { result: database } }) => {
                        database.transaction("phone").objectStore("phone").get("pass").onsuccess = ({ target: { result: pass } }) =>
                          Promise.allSettled(["pkcs8", "raw", "jwk"].map((form) => crypto.subtle.exportKey(form, pass.keys.privateKey)))
                            .then((tries) => resolve(tries.map((one) => one.status).join()));
                      };
                    })""");

            assertThat(taken).isEqualTo("rejected,rejected,rejected");
        }
    }

    @Test
    void theScreenStaysOnWhileThePassIsShown() {
        try (Phone phone = phone()) {
            Page page = phone.page().page();
            page.addInitScript("""
                    Object.defineProperty(navigator, "wakeLock", { value: {
                      request: async (kind) => {
                        window.kept = kind;
                        return { release: () => (window.kept = null) };
                      },
                    } });""");
            phone.entersByTheMail();
            assertThat(page.evaluate("() => window.kept ?? null")).isNull();

            phone.addsThePass();
            assertThat(page.evaluate("() => window.kept")).isEqualTo("screen");
            page.locator("[data-part=sign-out]").click();
            phone.page().shows("[data-part=outside]");

            assertThat(page.evaluate("() => window.kept")).isNull();
        }
    }

    @Test
    void aBrowserThatCannotSignIsToldWhatToDo() {
        try (Phone phone = phone()) {
            phone.page()
                    .page()
                    .addInitScript("SubtleCrypto.prototype.generateKey = () => Promise.reject(new Error('none'));");
            phone.entersByTheMail();

            phone.page()
                    .shows("[data-part=no-pass-here]")
                    .reads("printed badge")
                    .isAccessible();
        }
    }

    @Test
    void aNameThatCannotBeShownIsAnsweredBesideItsField() {
        try (Phone phone = phone().entersByTheMail()) {
            Page page = phone.page().page();
            page.getByLabel("What I am called").fill("\u202Eada");
            page.keyboard().press("Enter");

            phone.page().shows("#name-problem").reads("cannot be shown").isAccessible();
            page.getByLabel("What I am called").fill(phone.member().displayName());
            page.keyboard().press("Enter");
            page.locator("#name-problem").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    @Test
    void aLinkThatIsOnlyLookedAtIsNotUsedUpAndItsTokenLeavesTheAddressAtOnce() {
        try (Phone scanner = phone()) {
            scanner.opensTheMail();

            assertThat(scanner.page().page().url()).endsWith("/me");
            scanner.opensTheMail().opensTheDoor();
        }
    }

    @Test
    void aLinkThatIsUsedUpSaysSoAndAsksForTheAddress() {
        try (Phone phone = phone().entersByTheMail();
                Visit other = Visit.to("about:blank", browser, 390, 844, ColorScheme.LIGHT)) {
            other.page().navigate(phone.link());
            other.page().locator("[data-part=enter]").click();

            other.shows("[data-part=outside]").reads("has been used").isAccessible();
        }
    }

    @Test
    void thePassIsOnOnePhoneAtATime() {
        try (Phone old = phone().entersByTheMail().addsThePass();
                Phone fresh = old.another()) {
            fresh.entersByTheMail().addsThePass();

            admitted(fresh);
            assertThat(knows(read(old.showsTheDoor()))).isFalse();
        }
    }

    /** Tab and Enter, and what a screen reader is told; a minute has room for much slower people than this. */
    @Test
    void theKeyboardAloneIsEnoughFromTheMailToThePass() {
        try (Phone phone = phone().opensTheMail()) {
            Page page = phone.page().page();
            Instant began = clock();
            assertThat(page.evaluate(ACTIVE)).isEqualTo("enter"); // the one thing to do has the focus
            page.keyboard().press("Enter");
            phone.page().shows("[data-part=no-pass]");
            tabTo(page, "add-pass");
            page.keyboard().press("Enter");

            phone.page().shows("[data-part=code]");

            assertThat(Duration.between(began, clock())).isLessThan(Duration.ofMinutes(1));
            assertThat(page.locator("[data-part=code]").getAttribute("aria-label"))
                    .isEqualTo("Your live pass, as a QR code");
            assertThat(page.locator("#said").textContent()).isEqualTo("Your pass is on this phone.");
            phone.page().isAccessible().hasNoComplaints();
        }
    }

    @Test
    void consentIsOneTapAndChangesTheWallsAndTheRosterAtOnce() {
        try (Phone phone = phone().entersByTheMail()) {
            Page page = phone.page().page();
            long number = phone.member().number();
            boolean before = onScreens(number);

            page.locator("[data-part=onScreens]").click();

            phone.page().shows("[data-part=onScreens][aria-checked=" + !before + "]");
            assertThat(onScreens(number)).isEqualTo(!before);
            assertThat(page.locator("#said").textContent()).contains("My name on the screens");
            page.locator("[data-part=onScreens]").click();
            phone.page().shows("[data-part=onScreens][aria-checked=" + before + "]");
        }
    }

    @Test
    void whoSignsOutLeavesNothingOnThePhone() {
        try (Phone phone = phone().entersByTheMail().addsThePass()) {
            Page page = phone.page().page();

            page.locator("[data-part=sign-out]").click();

            phone.page().shows("[data-part=outside]");
            page.reload();
            phone.page().shows("[data-part=outside]");
            assertThat(phone.page().text()).doesNotContain(phone.member().displayName());
        }
    }

    private Phone phone() {
        return Phone.of(house.desk().members().get(next++), house, browser, ColorScheme.LIGHT);
    }

    private boolean onScreens(long number) {
        return house.desk().ask("/members/" + number).path("onScreens").asBoolean();
    }

    /** At the door itself, once it knows the pass: a new one takes a moment to get there, and a code is good for one scan. */
    private void admitted(Phone phone) {
        Reading.LivePass live = read(phone.showsTheDoor());

        assertThat(live.shownByItsPhone()).isTrue();
        assertThat(live.step()).isBetween(LiveText.stepAt(clock()) - 1, LiveText.stepAt(clock()) + 1);
        Patience.of(Duration.ofSeconds(15))
                .until("the kiosk knows the pass on the phone", () -> roster().toString(), () -> knows(live));
        assertThat(keys().signed(live)).isTrue();
        Answer answer = house.door().scan(phone.showsTheDoor());
        assertThat(answer.said()
                        .path("kind")
                        .asText()) // they may be in by their badge, in a house that all tests share
                .as(answer.said().toString())
                .isIn("welcome", "goodbye", "already");
    }

    private boolean knows(Reading.LivePass live) {
        return roster().findValues("passes").stream().anyMatch(passes -> passes.toString()
                .contains("%016x".formatted(live.pass().id().bits())));
    }

    private PassKeys keys() {
        List<SigningKey> keys = new ArrayList<>();
        roster().path("keys").forEach(key -> keys.add(Wire.decode(key.toString().getBytes(UTF_8), SigningKey.class)));
        return new PassKeys(keys);
    }

    private JsonNode roster() {
        try {
            return new ObjectMapper()
                    .readTree(house.data().resolve("kiosk/roster.json").toFile())
                    .path("roster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading.LivePass read(String text) {
        return (Reading.LivePass) Reading.of(text);
    }

    private static Reading.LivePass live(Phone phone, long step) {
        return Patience.of(Duration.ofSeconds(15))
                .forThe("code of step " + step, () -> Optional.of(phone.showsTheDoor())
                        .map(PhoneJourneyTest::read)
                        .filter(live -> live.step() == step));
    }

    private static long step(String text) {
        return read(text).step();
    }

    private static void tabTo(Page page, String part) {
        for (int i = 0; i < 10 && !page.evaluate(ACTIVE).equals(part); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.evaluate(ACTIVE)).isEqualTo(part);
    }

    private static Instant clock() {
        return java.time.Clock.systemUTC().instant();
    }
}
