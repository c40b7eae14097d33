package foyer.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import foyer.journeys.house.Desk.SignIn;
import foyer.journeys.house.House;

/** Whoever sits at the desk, with a browser. */
final class Staff {

    private Staff() {}

    /** The manager's page, reached through the sign-in as people reach it. */
    static Visit signIn(House house, Browser browser) {
        return signIn(house, browser, 1280, 800, ColorScheme.LIGHT);
    }

    static Visit signIn(House house, Browser browser, int width, int height, ColorScheme scheme) {
        Visit visit = Visit.to("http://127.0.0.1:" + house.ports().hub() + "/", browser, width, height, scheme);
        SignIn who = house.firstSignIn();
        Page page = visit.page();
        page.getByLabel("Email").fill(who.email());
        page.getByLabel("Password").fill(who.password());
        page.locator("[data-part=sign-in]").click();
        visit.shows(Selectors.DESK_PRESENT);
        return visit;
    }
}
