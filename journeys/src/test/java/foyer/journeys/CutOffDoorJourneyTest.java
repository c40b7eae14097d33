package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import foyer.journeys.house.Checkout;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import foyer.wire.mqtt.MosquittoForTests;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A door that is cut off cannot know that a pass was revoked: it says how old its list is, and the desk hears afterwards. */
class CutOffDoorJourneyTest {

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(60));

    @Test
    void whatADoorAdmitsWhileItIsCutOffIsListedInPlainWordsAfterwards() {
        try (MosquittoForTests mosquitto = MosquittoForTests.start();
                House house = HouseForTests.dark("cut-off")
                        .with("FOYER_MQTT_URL", "mqtt://hub:secret@127.0.0.1:" + mosquitto.port())) {
            HouseForTests.open(house, Checkout.sampleSpace());
            Person somebody = Person.of(house.desk().members().get(0), house);

            mosquitto.kill();
            theDoorSaysHowOldItsListIs(house);
            house.desk()
                    .revoke(house.desk()
                            .passesOf(somebody.member())
                            .get(0)
                            .path("pass")
                            .asText());
            assertThat(somebody.scansIn().welcome()).as("it cannot know yet").isTrue();
            mosquitto.startAgain();

            PATIENCE.until(
                    "the desk hears of it",
                    () -> house.desk().ask("/conflicts").path("conflicts").size() == 1);
            JsonNode conflict = house.desk().ask("/conflicts").path("conflicts").get(0);
            assertThat(conflict.path("kind").asText()).isEqualTo("revoked-pass");
            assertThat(conflict.path("words").asText())
                    .startsWith(somebody.member().name() + " was let in at Front door on ")
                    .endsWith("That door had not heard of it yet.");
        }
    }

    private static void theDoorSaysHowOldItsListIs(House house) {
        try (Browser browser = Chromium.open();
                Visit door = Visit.to(
                        "http://127.0.0.1:" + house.ports().kiosk() + "/", browser, 1280, 800, ColorScheme.LIGHT)) {
            door.shows("[data-part=list]").reads("list of members from").isAccessible();
        }
    }
}
