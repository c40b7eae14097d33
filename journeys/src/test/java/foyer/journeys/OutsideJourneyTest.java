package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.DatabaseAddress;
import foyer.hub.database.DatabaseForTests;
import foyer.journeys.house.Crowd;
import foyer.journeys.house.House;
import foyer.journeys.verify.Books;
import foyer.wire.mqtt.MosquittoForTests;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same house on somebody else's PostgreSQL and Mosquitto. */
class OutsideJourneyTest {

    private static final int CHECK_INS = 500;

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    @Test
    void anOutsideBrokerIsKilledInTheMiddle() {
        try (MosquittoForTests mosquitto = MosquittoForTests.start();
                House house = HouseForTests.dark("outside")
                        .with("FOYER_DATABASE_URL", url(database.address()))
                        .with("FOYER_MQTT_URL", "mqtt://hub:secret@127.0.0.1:" + mosquitto.port())) {
            HouseForTests.open(house, Crowd.of(CHECK_INS, Path.of("target/houses/crowd-outside")));
            Neighbours neighbours = new Neighbours(house, new Books(database.address()));

            List<UUID> ticked = neighbours.comeIn(CHECK_INS, () -> {
                mosquitto.kill();
                mosquitto.startAgain();
            });

            assertThat(ticked).as("the door does not wait for the broker").hasSize(CHECK_INS);
            neighbours.areAllInTheBooksOnce(ticked);
            assertThat(house.data().resolve("hub/postgres"))
                    .as("a PostgreSQL of its own")
                    .doesNotExist();
        }
    }

    private static String url(DatabaseAddress address) {
        return "postgresql://" + address.user() + ":" + address.password() + "@" + address.host() + ":" + address.port()
                + "/" + address.database();
    }
}
