package foyer.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import foyer.journeys.badge.CameraFrame;
import foyer.journeys.badge.DoorCamera;
import foyer.journeys.badge.Film;
import foyer.kiosk.words.Catalogues;
import foyer.wire.DeviceSettings.Feature;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Takes a picture of every state of the page at the door, to be looked at: {@code ./foyer pictures door FOLDER}. */
@EnabledIfEnvironmentVariable(named = "FOYER_DOOR_PICTURES", matches = ".+")
class DoorPicturesTest {

    private record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    private static final List<Size> TABLETS = List.of(new Size(1280, 800), new Size(800, 1280));
    private static final List<Size> SMALL = List.of(new Size(640, 400), new Size(390, 844)); // the first is 200 %

    private final DoorStage stage = new DoorStage(Catalogues.load());
    private final Path folder = Path.of(System.getenv("FOYER_DOOR_PICTURES"));

    @Test
    void everyState(@TempDir Path films) {
        CameraFrame nobody = DoorCamera.clear(3).seesNobody();
        Film.write(films.resolve("hallway.y4m"), List.of(nobody, nobody));
        try (Browser browser = Chromium.seeing(films.resolve("hallway.y4m"))) {
            for (Size size : TABLETS) {
                take(browser, size, ColorScheme.LIGHT, "en", DoorState.all());
                take(browser, size, ColorScheme.LIGHT, "ar", DoorState.all());
                take(browser, size, ColorScheme.DARK, "en", DoorState.all().subList(0, 4));
                take(browser, size, ColorScheme.LIGHT, "de", DoorState.all().subList(0, 4));
            }
            for (Size size : SMALL) {
                take(browser, size, ColorScheme.LIGHT, "en", DoorState.all());
            }
        }
        stage.close();
    }

    private void take(Browser browser, Size size, ColorScheme scheme, String language, List<DoorState> states) {
        stage.kiosk(Map.of(
                "language",
                language,
                "features",
                Stream.of(Feature.values()).map(Feature::word).toList()));
        try (Visit door = Visit.to(stage.url(), browser, size.width(), size.height(), scheme)) {
            door.shows("[data-camera=live]").shows("html[lang=" + language + "]");
            String name = size + "-" + language + (scheme == ColorScheme.DARK ? "-dark" : "");
            for (DoorState state : states) {
                state.appear(stage, door);
                take(door, name + "-" + state.name());
            }
            stage.clears();
            Locator offers = door.page().locator(".idle:not([inert]) [data-offer]");
            door.shows(".idle:not([inert])");
            for (int i = 0; i < offers.count(); i++) {
                String flow = offers.nth(i).getAttribute("data-offer");
                offers.nth(i).click();
                door.shows("[data-flow=" + flow + "]");
                take(door, name + "-flow-" + flow);
                door.page().locator("[data-part=close]").click();
                door.shows(".idle:not([inert])");
            }
        }
    }

    private void take(Visit door, String name) {
        door.page().evaluate("() => document.fonts.ready");
        door.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}
