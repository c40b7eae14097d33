package foyer.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import foyer.journeys.badge.CameraFrame;
import foyer.journeys.badge.DoorCamera;
import foyer.journeys.badge.Film;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.House;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Takes the README's pictures of a house with people in it: {@code ./foyer pictures}. */
@EnabledIfEnvironmentVariable(named = "FOYER_PICTURES", matches = ".+")
class PicturesTest {

    private static final int PEOPLE = 17;

    private static final House house = HouseForTests.shared();

    @BeforeAll
    static void peopleComeIn() {
        List<Member> members = house.desk().members();
        for (int i = 0; i < PEOPLE; i++) {
            Person.of(members.get(i * 3 % members.size()), house).scansIn();
        }
    }

    @Test
    void theWall() {
        try (Browser browser = Chromium.open()) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (Visit wall = Visit.to(url(house.ports().screen()), browser, 1920, 1080, scheme)) {
                    take(
                            wall.reads("The Rope Loft").shows("[data-scene]"),
                            scheme == ColorScheme.LIGHT ? "screen" : "screen-dark");
                }
            }
        }
    }

    @Test
    void theDoor(@TempDir Path folder) {
        Path film = folder.resolve("hallway.y4m");
        CameraFrame nobody = DoorCamera.clear(3).seesNobody();
        Film.write(film, List.of(nobody, nobody));
        try (Browser browser = Chromium.seeing(film);
                Visit door = Visit.to(url(house.ports().kiosk()), browser)) {
            take(door.shows("[data-camera=live]"), "kiosk");

            Person.called("Ada", house).scansIn();
            take(door.shows("[data-verdict]"), "kiosk-welcome");
        }
    }

    @Test
    void theDesk() {
        try (Browser browser = Chromium.open();
                Visit desk = Staff.signIn(house, browser)) {
            take(desk.reads("The Rope Loft"), "manager");
        }
    }

    @Test
    void aMembersOwn() {
        Member member = house.desk().members().get(3);
        try (Browser browser = Chromium.open();
                Phone phone = Phone.of(member, house, browser, ColorScheme.LIGHT)) {
            take(phone.entersByTheMail().addsThePass().page(), "member");
        }
    }

    private static void take(Visit visit, String name) {
        visit.page().evaluate("() => document.fonts.ready");
        visit.page()
                .screenshot(
                        new Page.ScreenshotOptions().setPath(Path.of(System.getenv("FOYER_PICTURES"), name + ".png")));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/";
    }
}
