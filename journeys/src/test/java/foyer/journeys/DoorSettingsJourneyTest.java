package foyer.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import foyer.journeys.house.House;
import org.junit.jupiter.api.Test;

/** What a manager says of a door holds there at once, without anybody touching it. */
class DoorSettingsJourneyTest {

    private final House house = HouseForTests.shared();

    @Test
    void theDoorFollowsItsManager() {
        try (Browser browser = Chromium.open();
                Visit door = Visit.to("http://127.0.0.1:" + house.ports().kiosk() + "/", browser);
                Visit desk = Staff.signIn(house, browser, 1280, 800, ColorScheme.LIGHT)) {
            door.reads("Coming or going");
            Object page = door.page().evaluate("() => performance.timeOrigin");

            say(desk, "de", "dark", "Nebeneingang");
            assertThat(door.page().locator("html")).hasAttribute("lang", "de");
            assertThat(door.page().locator("html")).hasAttribute("data-theme", "dark");
            desk.reads("Nebeneingang").isAccessible();

            say(desk, "en", "auto", "Front door");
            assertThat(door.page().locator("html")).hasAttribute("lang", "en");
            org.assertj.core.api.Assertions.assertThat(door.page().evaluate("() => performance.timeOrigin"))
                    .as("the page was not loaded anew")
                    .isEqualTo(page);
            door.hasNoComplaints();
            desk.hasNoComplaints();
        }
    }

    private static void say(Visit desk, String language, String theme, String name) {
        desk.page().locator("[data-part=set-door]").first().click();
        Locator form = desk.page().locator("[data-part=door-settings]");
        desk.isAccessible();
        form.locator("[name=name]").fill(name);
        form.locator("[name=language]").selectOption(new SelectOption().setValue(language));
        form.locator("[name=theme]").selectOption(new SelectOption().setValue(theme));
        form.locator("[data-part=save-door]").click();
        assertThat(form).hasCount(0);
    }
}
