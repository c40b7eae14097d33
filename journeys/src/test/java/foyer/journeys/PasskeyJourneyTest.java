package foyer.journeys;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import foyer.journeys.house.Desk.SignIn;
import foyer.journeys.house.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A passkey, from the account page to the sign-in page and away again, with a browser's own authenticator. */
@TestInstance(Lifecycle.PER_CLASS)
class PasskeyJourneyTest {

    private final House house = HouseForTests.shared();
    private Browser browser;

    @BeforeAll
    void aBrowserOpens() {
        browser = Chromium.open();
    }

    @AfterAll
    void theBrowserCloses() {
        browser.close();
    }

    @Test
    void whoHasAddedAPasskeySignsInWithItUntilItIsRemoved() {
        try (Visit ada = Visit.to(at("/sign-in"), browser)) {
            signsInWithThePassword(ada.page());
            ada.shows(Selectors.DESK_PRESENT);
            hasAnAuthenticator(ada.page());

            ada.page().navigate(at("/account"));
            ada.page().getByLabel("A name for it").fill("Ada's phone");
            ada.page().getByLabel("Your password, once more").fill(who().password());
            ada.page().locator("[data-part=add-passkey] button").click();
            ada.reads("From now on Ada's phone lets you in.")
                    .reads("not used yet")
                    .isAccessible();

            ada.page().context().clearCookies();
            ada.page().navigate(at("/sign-in"));
            ada.shows("[data-part=passkey]").isAccessible();
            ada.page().locator("[data-part=passkey]").click();
            ada.shows(Selectors.DESK_PRESENT);

            ada.page().navigate(at("/account"));
            ada.reads("last used").hasNoComplaints();
            ada.page().locator("[data-part=remove-passkey]").click();
            ada.reads("Ada's phone lets nobody in any more.").hasNoComplaints();

            ada.page().context().clearCookies();
            ada.page().navigate(at("/sign-in"));
            ada.page().locator("[data-part=passkey]").click();
            ada.shows("[data-part=problem]").reads("This passkey did not let you in");
        }
    }

    private void signsInWithThePassword(Page page) {
        page.getByLabel("Email").fill(who().email());
        page.getByLabel("Password").fill(who().password());
        page.locator("[data-part=sign-in]").click();
    }

    private static void hasAnAuthenticator(Page page) {
        CDPSession chromium = page.context().newCDPSession(page);
        chromium.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject authenticator = new JsonObject();
        authenticator.add("options", options);
        chromium.send("WebAuthn.addVirtualAuthenticator", authenticator);
    }

    private SignIn who() {
        return house.firstSignIn();
    }

    /** By name: browsers keep no passkey for a bare address. */
    private String at(String path) {
        return "http://localhost:" + house.ports().hub() + path;
    }
}
