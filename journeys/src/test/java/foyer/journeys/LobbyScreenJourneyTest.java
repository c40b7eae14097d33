package foyer.journeys;

import com.microsoft.playwright.Browser;
import foyer.journeys.house.Checkout;
import foyer.journeys.house.House;
import org.junit.jupiter.api.Test;

/** A screen is never blank and never shows an error, whatever else is gone. */
class LobbyScreenJourneyTest {

    @Test
    void theLobbyScreenGoesOnWithoutAHubAlsoAfterItsOwnRestart() {
        try (House house = HouseForTests.dark("lobby");
                Browser browser = Chromium.open()) {
            HouseForTests.open(house, Checkout.sampleSpace());
            Person.called("Ada", house).scansIn();
            String wall = "http://127.0.0.1:" + house.ports().screen() + "/";
            try (Visit visit = Visit.to(wall, browser)) {
                visit.reads("The Rope Loft").shows("#foot [data-present='1']");
                String board = board(visit);

                house.program("hub").kill();
                visit.shows("[data-part=link]").reads("The Rope Loft").reads(board);

                house.program("signage").kill();
                visit.reads("The Rope Loft").reads(board);

                house.startScreen();
                house.awaitReady("signage");
                visit.page().reload();
                visit.reads("The Rope Loft").reads(board).shows("#foot [data-present='1']");
            }
        }
    }

    /** The title of the first event, or what stands there instead. */
    private static String board(Visit visit) {
        return visit.page().locator("#board").innerText().lines().findFirst().orElseThrow();
    }
}
