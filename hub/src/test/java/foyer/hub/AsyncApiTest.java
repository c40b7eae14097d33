package foyer.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import foyer.wire.CheckIn;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings;
import foyer.wire.DeviceStatus;
import foyer.wire.DoorAsk;
import foyer.wire.EventKey;
import foyer.wire.HouseNow;
import foyer.wire.OccupancyNow;
import foyer.wire.Programme;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.Roster;
import foyer.wire.SpaceId;
import foyer.wire.Today;
import foyer.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final SpaceId SPACE = new SpaceId("space");
    private static final DeviceId DEVICE = new DeviceId("device");

    private static JsonNode contract;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream yaml = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            contract = new YAMLMapper().readTree(yaml);
        }
    }

    @Test
    void everyTopicIsInTheContractAndNoOther() {
        Set<String> listed = new HashSet<>();
        contract.path("channels")
                .forEach(channel -> listed.add(
                        channel.path("address").asText().replace("{", "").replace("}", "")));

        assertThat(listed)
                .isEqualTo(Set.of(
                        Topics.checkIns(SPACE, DEVICE),
                        Topics.reports(SPACE, DEVICE),
                        Topics.receipts(SPACE, DEVICE),
                        Topics.status(SPACE, DEVICE),
                        Topics.settings(SPACE, DEVICE),
                        Topics.programme(SPACE, DEVICE),
                        Topics.asks(SPACE, DEVICE),
                        Topics.command(SPACE, DEVICE),
                        Topics.roster(SPACE),
                        Topics.today(SPACE),
                        Topics.house(SPACE),
                        Topics.occupancy(SPACE)));
    }

    @Test
    void theRequiredFieldsAreThoseThatTheRecordsRequire() {
        JsonNode schemas = contract.path("components").path("schemas");

        assertRequired(schemas.path("DeviceStatus"), DeviceStatus.class);
        assertRequired(schemas.path("DeviceSettings"), DeviceSettings.class);
        assertRequired(schemas.path("Programme"), Programme.class);
        assertRequired(schemas.path("Roster"), Roster.class);
        assertRequired(schemas.path("Today"), Today.class);
        assertRequired(schemas.path("OccupancyNow"), OccupancyNow.class);
        assertRequired(schemas.path("DoorAsk"), DoorAsk.class);
        assertRequired(schemas.path("HouseNow"), HouseNow.class);
        assertRequired(items(schemas, "HouseNow", "seen"), HouseNow.Seen.class);
        assertRequired(items(schemas, "CheckIns", "checkIns"), CheckIn.class);
        assertRequired(items(schemas, "Reports", "reports"), Report.class);
        assertRequired(schemas.path("EventKey"), EventKey.class);
        assertRequired(items(schemas, "Receipts", "receipts"), Receipt.class);
    }

    private static JsonNode items(JsonNode schemas, String message, String list) {
        return schemas.path(message).path("properties").path(list).path("items");
    }

    private static void assertRequired(JsonNode schema, Class<? extends Record> message) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        List<String> components = Arrays.stream(message.getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
        assertThat(required).as(message.getSimpleName()).containsExactlyInAnyOrderElementsOf(components);
    }
}
