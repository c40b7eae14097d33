package foyer.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.config.SettingsFile;
import foyer.hub.access.OpenIdProvider;
import foyer.wire.mqtt.MqttAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubSettingsTest {

    private static final Path SHIPPED = Path.of("..", "config", "hub.yaml");

    @Test
    void theShippedFileStartsAHubThatBringsItsOwnDatabaseAndBroker() {
        HubSettings settings = SettingsFile.read(SHIPPED, HubSettings.class, Map.of());

        assertThat(settings.databaseUrl()).isNull();
        assertThat(settings.outsideBroker()).isNull();
        assertThat(settings.ownBroker().port()).isEqualTo(8083);
        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void twoAddressesInTheEnvironmentPutItBesideOutsideOnes() {
        HubSettings settings = SettingsFile.read(
                SHIPPED,
                HubSettings.class,
                Map.of(
                        "FOYER_DATABASE_URL",
                        "postgresql://foyer:secret@db:5432/foyer",
                        "FOYER_MQTT_URL",
                        "mqtt://hub:sec:ret@broker"));

        assertThat(settings.databaseUrl()).isEqualTo("postgresql://foyer:secret@db:5432/foyer");
        assertThat(settings.outsideBroker()).isEqualTo(new MqttAddress("tcp://broker:1883", "hub", "hub", "sec:ret"));
    }

    @Test
    void anOutsideBrokerWithoutAPasswordIsToldWhatItLacks() {
        HubSettings settings =
                SettingsFile.read(SHIPPED, HubSettings.class, Map.of("FOYER_MQTT_URL", "mqtt://broker:1883"));

        assertThatThrownBy(settings::outsideBroker).hasMessageContaining("mqtt://hub:secret@localhost:1883");
    }

    @Test
    void anotherHouseThatVouchesIsNamedByThreeWordsAndKnowsWhereToSendBrowsersBack() {
        Map<String, String> named = Map.of(
                "FOYER_OPEN_ID_ISSUER", "https://login.example.org",
                "FOYER_OPEN_ID_CLIENT_ID", "foyer",
                "FOYER_OPEN_ID_CLIENT_SECRET", "s3cret");
        HubSettings homeless = SettingsFile.read(SHIPPED, HubSettings.class, named);
        assertThatThrownBy(homeless::openIdProvider).hasMessageContaining("http.publicOrigin");
        assertThat(homeless.toString()).doesNotContain("s3cret");

        Map<String, String> found = new HashMap<>(named);
        found.put("FOYER_HTTP_PUBLIC_ORIGIN", "https://foyer.example.org");
        assertThat(SettingsFile.read(SHIPPED, HubSettings.class, found).openIdProvider())
                .isEqualTo(new OpenIdProvider(URI.create("https://login.example.org"), "foyer", "s3cret"));
    }

    @Test
    void whoVouchesOverPlainHttpIsNotBelieved() {
        assertThatThrownBy(() -> new OpenIdProvider(URI.create("http://login.example.org"), "foyer", "s3cret"))
                .hasMessageContaining("https");
    }
}
