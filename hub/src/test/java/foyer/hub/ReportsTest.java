package foyer.hub;

import static foyer.hub.Wait.on;
import static foyer.hub.Wait.until;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.DatabaseForTests;
import foyer.wire.DeviceId;
import foyer.wire.Feedback;
import foyer.wire.Feedback.Mood;
import foyer.wire.Receipt;
import foyer.wire.Receipts;
import foyer.wire.Report;
import foyer.wire.ReportId;
import foyer.wire.Reports;
import foyer.wire.SpaceId;
import foyer.wire.Today;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A device's reports at a whole hub: each is answered, whatever it says. */
class ReportsTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final SpaceId LOFT = new SpaceId("loft");
    private static final DeviceId DOOR = new DeviceId("door");

    private final Vertx vertx = Vertx.vertx();
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private final List<Today> todays = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatIsGoodIsRecordedAndWhatIsNotIsKeptAsideEachWithAReceipt() throws IOException, InterruptedException {
        try (OpenHub hub = OpenHub.on(database.address(), folder)) {
            putSpace(hub, "");
            MqttLink door = new MqttLink(vertx, hub.enrol(LOFT, DOOR, "kiosk"), null)
                    .listen(
                            Topics.receipts(LOFT, DOOR),
                            (topic, message) -> receipts.addAll(
                                    Wire.decode(message, Receipts.class).receipts()))
                    .listen(Topics.today(LOFT), (topic, message) -> todays.add(Wire.decode(message, Today.class)));
            on(door.open());
            Instant now = Clock.systemUTC().instant();
            Report good =
                    new Report(new ReportId(UUID.randomUUID()), LOFT, DOOR, 1, now, new Feedback(Mood.GOOD, null));
            UUID unheardOf = UUID.randomUUID();
            String fromTomorrow = "{\"reports\":[{\"id\":\"" + unheardOf + "\",\"space\":\"loft\",\"device\":\"door\","
                    + "\"seq\":2,\"occurredAt\":\"" + now + "\",\"said\":{\"kind\":\"somethingNew\"}}]}";

            on(door.publish(Topics.reports(LOFT, DOOR), Wire.encode(new Reports(List.of(good)))));
            on(door.publish(Topics.reports(LOFT, DOOR), fromTomorrow.getBytes(StandardCharsets.UTF_8)));
            on(door.publish(Topics.reports(LOFT, DOOR), "rubbish".getBytes(StandardCharsets.UTF_8)));

            until("both are answered", () -> receipts.size() == 2);
            assertThat(receipts).contains(Receipt.recorded(good.id()));
            assertThat(receipts).anySatisfy(receipt -> {
                assertThat(receipt.id()).isEqualTo(unheardOf);
                assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.SET_ASIDE);
                assertThat(receipt.why()).contains("somethingNew");
            });
            until("the manager sees how it was", () -> feedback(hub).equals("[1]"));
            until("what could not be read is kept for a manager", () -> aside(hub) == 2);
            putSpace(hub, ",\"doorRules\":{\"refuseWhenFull\":true,\"opening\":[]}");
            until("the door knows the house's rules", () -> todays.stream()
                    .anyMatch(today -> today.rules().refuseWhenFull() && today.capacity() == 80));
            on(door.close());
        } finally {
            on(vertx.close());
        }
    }

    private static void putSpace(OpenHub hub, String more) throws IOException, InterruptedException {
        hub.send(
                "PUT",
                "/spaces/loft",
                "application/json",
                "{\"name\":\"The Rope Loft\",\"timeZone\":\"UTC\",\"capacity\":80,\"meetingPlaces\":[]" + more + "}");
    }

    private static String feedback(OpenHub hub) {
        try {
            return hub.get("/spaces/loft/feedback").getJsonArray("feedback").stream()
                    .map(day -> ((JsonObject) day).getInteger("good"))
                    .toList()
                    .toString();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int aside(OpenHub hub) {
        try {
            return hub.get("/spaces/loft/check-ins/aside").getJsonArray("aside").size();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
