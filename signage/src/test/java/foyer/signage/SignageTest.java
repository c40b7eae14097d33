package foyer.signage;

import static foyer.wire.Eventually.got;
import static foyer.wire.Eventually.holds;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.OccupancyNow;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MosquittoForTests;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignageTest {

    private static final SpaceId HARBOUR = new SpaceId("harbour");
    private static final DeviceId LOBBY = new DeviceId("lobby");
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final MosquittoForTests broker = MosquittoForTests.installed();
    private final MqttLink hub = new MqttLink(vertx, broker.as("hub"), null);
    private final Collection<DeviceStatus> statuses = new ConcurrentLinkedQueue<>();
    private final Path data;

    SignageTest(@TempDir Path data) {
        this.data = data;
    }

    @BeforeEach
    void theHubIsThere() {
        broker.startAgain();
        hub.listen(Topics.EVERY_STATUS, (topic, payload) -> statuses.add(Wire.decode(payload, DeviceStatus.class)));
        got(hub.open());
    }

    @AfterEach
    void end() {
        got(hub.close());
        broker.close();
        got(vertx.close());
    }

    @Test
    void beforeTheVeryFirstProgrammeThePageIsThereAndSaysWhoseItIs() throws IOException {
        try (Signage signage = start();
                Wall wall = new Wall(vertx, signage.port())) {
            holds("it says whose it is", () -> wall.shows("house", "space", "harbour"));
            holds("it has its line", () -> wall.shows("link", "online", true));
            assertThat(wall.get("/").statusCode()).isEqualTo(200);
            assertThat(wall.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(wall.readiness().getJsonArray("problems"))
                    .containsExactly("No programme has come from the hub yet");
        }
    }

    @Test
    void aProgrammeThatArrivesIsShownAndTheHubHearsWhichOne() throws IOException {
        try (Signage signage = start();
                Wall wall = new Wall(vertx, signage.port())) {
            publish(programme("monday", NINE));
            publish(occupancy(7, 12));
            holds("the programme is shown", () -> wall.shows("programme", "hash", "monday"));
            holds("the occupancy is shown", () -> wall.shows("occupancy", "present", 12));
            holds("the hub hears of it", () -> heard(true, "monday"));
            assertThat(wall.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(wall.get("/sign-up.svg").body()).startsWith("<svg");
        }
        holds("the hub hears that the screen has gone", () -> heard(false, null));
    }

    @Test
    void afterARestartWithoutABrokerTheLastProgrammeIsStillThere() throws IOException {
        try (Signage signage = start();
                Wall wall = new Wall(vertx, signage.port())) {
            publish(programme("monday", NINE));
            publish(occupancy(7, 12));
            holds("the programme is shown", () -> wall.shows("programme", "hash", "monday"));
            holds(
                    "both are kept",
                    () -> Files.exists(data.resolve("programme.json")) && Files.exists(data.resolve("occupancy.json")));
        }
        broker.kill();
        try (Signage signage = start();
                Wall wall = new Wall(vertx, signage.port())) {
            holds("the programme is shown again", () -> wall.shows("programme", "hash", "monday"));
            holds("the occupancy is shown again", () -> wall.shows("occupancy", "present", 12));
            holds("the page knows it is alone", () -> wall.shows("link", "online", false));
            assertThat(wall.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(wall.readiness().getJsonArray("notes").getString(0)).contains("No line to the hub");
        }
    }

    @Test
    void rubbishAndWhatIsOlderAreIgnored() throws IOException {
        try (Signage signage = start();
                Wall wall = new Wall(vertx, signage.port())) {
            publish(programme("monday", NINE));
            holds("the programme is shown", () -> wall.shows("programme", "hash", "monday"));
            got(hub.retain(Topics.programme(HARBOUR, LOBBY), "{\"space\":".getBytes(UTF_8)));
            got(hub.retain(Topics.occupancy(HARBOUR), new byte[0]));
            publish(programme("sunday", NINE.minusSeconds(86_400)));
            publish(occupancy(7, 12));
            publish(occupancy(6, 11));
            publish(programme("tuesday", NINE.plusSeconds(86_400)));
            holds("the good one behind them is shown", () -> wall.shows("programme", "hash", "tuesday"));
            assertThat(wall.shows("occupancy", "present", 12)).isTrue();
        }
    }

    @Test
    void aBrokenFileIsSetAsideAndTheScreenStarts() throws IOException {
        Files.writeString(data.resolve("programme.json"), "{\"space\":\"har");
        try (Signage signage = start();
                Wall wall = new Wall(vertx, signage.port())) {
            publish(programme("monday", NINE));
            holds("the programme is shown", () -> wall.shows("programme", "hash", "monday"));
            assertThat(data.resolve("programme.json.broken")).exists();
        }
    }

    @Test
    void aBusyPortIsNamed() throws IOException {
        try (Signage signage = start()) {
            assertThatThrownBy(() -> start(signage.port()))
                    .hasMessageContaining("127.0.0.1:" + signage.port())
                    .hasMessageContaining("http.port");
        }
    }

    private boolean heard(boolean online, @Nullable String programme) {
        return statuses.stream()
                .anyMatch(status -> status.online() == online && Objects.equals(status.rosterVersion(), programme));
    }

    private void publish(Programme programme) {
        got(hub.retain(Topics.programme(HARBOUR, LOBBY), Wire.encode(programme)));
    }

    private void publish(OccupancyNow occupancy) {
        got(hub.retain(Topics.occupancy(HARBOUR), Wire.encode(occupancy)));
    }

    private Signage start() throws IOException {
        return start(0);
    }

    private Signage start(int port) throws IOException {
        SignageSettings settings = new SignageSettings(
                data,
                new SignageSettings.Http("127.0.0.1", port),
                null,
                HARBOUR,
                LOBBY,
                new SignageSettings.Mqtt("tcp://127.0.0.1:" + broker.port(), "a secret", null),
                null);
        return Signage.start(settings, Clock.systemUTC());
    }

    private static OccupancyNow occupancy(long version, int present) {
        return new OccupancyNow(HARBOUR, version, present, 80, NINE);
    }

    private static Programme programme(String hash, Instant composedAt) {
        return new Programme(
                HARBOUR,
                hash,
                composedAt,
                "Harbour",
                ZoneId.of("Europe/Copenhagen"),
                "#0a6b4e",
                null,
                new Programme.SignUp("https://harbour.example/visit", "Come and try a day"),
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }
}
