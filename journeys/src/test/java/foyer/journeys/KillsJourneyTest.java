package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import foyer.journeys.house.Crowd;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import foyer.journeys.verify.Books;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** kill -9 in the middle of 500 check-ins: afterwards each is there exactly once, and nothing waits. */
class KillsJourneyTest {

    private static final int CHECK_INS = 500;

    private static final House house = HouseForTests.dark("kills");
    private static Neighbours neighbours;

    @BeforeAll
    static void theHouseOpens() {
        HouseForTests.open(house, Crowd.of(3 * CHECK_INS, Path.of("target/houses/crowd")));
        neighbours = new Neighbours(house, Books.of(house));
    }

    @AfterAll
    static void theHouseCloses() {
        house.close();
    }

    /** Its own broker dies with it. */
    @Test
    void theHubAndItsBrokerAreKilled() {
        List<UUID> ticked = neighbours.comeIn(CHECK_INS, () -> {
            house.program("hub").kill();
            house.startHub();
            house.awaitReady("hub");
        });

        assertThat(ticked).as("the door does not wait for the hub").hasSize(CHECK_INS);
        neighbours.areAllInTheBooksOnce(ticked);
    }

    @Test
    void postgresIsKilled() {
        List<UUID> ticked = neighbours.comeIn(CHECK_INS, KillsJourneyTest::killPostgres);

        assertThat(ticked).as("the door does not wait for PostgreSQL").hasSize(CHECK_INS);
        neighbours.areAllInTheBooksOnce(ticked);
    }

    /** Whoever got no answer holds up the badge again. */
    @Test
    void theKioskIsKilled() {
        List<UUID> ticked = neighbours.comeIn(CHECK_INS, () -> {
            house.program("kiosk").kill();
            house.startKiosk();
            house.awaitReady("kiosk");
        });

        assertThat(ticked).as("at most one was kept without a tick").hasSizeGreaterThanOrEqualTo(CHECK_INS - 1);
        neighbours.areAllInTheBooksOnce(ticked);
    }

    /** By its last will: it has no time to say goodbye. */
    @Test
    void aKilledKioskIsSeenToBeGoneWithinSeconds() {
        Patience.of(Duration.ofSeconds(20)).until("it is seen to be there", KillsJourneyTest::theKioskIsOnline);

        house.program("kiosk").kill();

        Patience.of(Duration.ofSeconds(15)).until("it is seen to be gone", () -> !theKioskIsOnline());
        house.startKiosk();
        house.awaitReady("kiosk");
    }

    private static boolean theKioskIsOnline() {
        for (JsonNode device : house.desk().ask("/devices").path("devices")) {
            if (device.path("device").asText().equals(House.KIOSK)) {
                return device.path("online").asBoolean();
            }
        }
        throw new AssertionError("The hub does not know its kiosk");
    }

    /** The postmaster; its own children end with it. */
    private static void killPostgres() {
        try {
            String pid = Files.readAllLines(house.data().resolve("hub/postgres/data/postmaster.pid"))
                    .get(0)
                    .strip();
            assertThat(ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly())
                    .isTrue();
        } catch (IOException e) {
            throw new AssertionError("PostgreSQL's process is not known", e);
        }
    }
}
