package foyer.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import foyer.journeys.house.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, as people get it: axe finds nothing, and the browser has nothing to complain of. */
@TestInstance(Lifecycle.PER_CLASS)
class PagesJourneyTest {

    private final House house = HouseForTests.shared();
    private Browser browser;

    /** A new one for each verdict, so that each is a first scan. */
    private int next = 40;

    @BeforeAll
    void aBrowserOpens() {
        browser = Chromium.open();
    }

    @AfterAll
    void theBrowserCloses() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theDoor(ColorScheme scheme) {
        try (Visit door = Visit.to(url(house.ports().kiosk()), browser, 1280, 800, scheme)) {
            door.shows("[data-part=space]").reads("The Rope Loft").isAccessible();

            Person somebody = Person.of(house.desk().members().get(next++), house);
            somebody.scansIn();
            door.shows("[data-verdict=welcome]").reads(somebody.name()).isAccessible();

            somebody.scansIn();
            house.door().scan("not a pass, " + scheme);
            door.shows("[data-verdict=refused]").isAccessible().hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theWall(ColorScheme scheme) {
        try (Visit wall = Visit.to(url(house.ports().screen()), browser, 1920, 1080, scheme);
                Visit upright = Visit.to(url(house.ports().screen()), browser, 1080, 1920, scheme)) {
            wall.reads("The Rope Loft").shows("[data-scene]").isAccessible().hasNoComplaints();
            upright.reads("The Rope Loft").shows("[data-scene]").isAccessible().hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theDesk(ColorScheme scheme) {
        try (Visit signIn = Visit.to(url(house.ports().hub()), browser, 1280, 800, scheme)) {
            signIn.shows("[data-part=sign-in]").isAccessible();
        }
        try (Visit desk = Staff.signIn(house, browser, 1280, 800, scheme)) {
            desk.reads("The Rope Loft").isAccessible().hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aMembersOwn(ColorScheme scheme) {
        try (Visit outside = Visit.to("http://localhost:" + house.ports().hub() + "/me", browser, 390, 844, scheme)) {
            outside.shows("[data-part=outside]").isAccessible();
            outside.page().getByLabel("E-mail").fill("nobody@example.org");
            outside.page().keyboard().press("Enter");
            outside.shows("[data-part=mailed]").isAccessible();
        }
        try (Phone phone = Phone.of(Person.called("Ada", house).member(), house, browser, scheme)) {
            phone.opensTheMail().page().isAccessible();
            phone.opensTheDoor().page().reads("Ada").isAccessible();
            phone.addsThePass().page().isAccessible();
            phone.page().page().getByText("Erase me").click();
            phone.page().shows("[data-part=erasing]").isAccessible().hasNoComplaints();
        }
    }

    @Test
    void theOutbox() {
        Person ada = Person.called("Ada", house);
        house.desk().invite(ada.member());
        try (Visit desk = Staff.signIn(house, browser, 1280, 800, ColorScheme.LIGHT)) {
            desk.page().navigate(url(house.ports().hub()) + "outbox");
            desk.reads("welcome to The Rope Loft").isAccessible().hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theContract(ColorScheme scheme) {
        try (Visit contract = Visit.to(url(house.ports().hub()) + "api", browser, 1280, 800, scheme)) {
            contract.reads("/spaces/{space}").isAccessible().hasNoComplaints();
        }
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/";
    }
}
