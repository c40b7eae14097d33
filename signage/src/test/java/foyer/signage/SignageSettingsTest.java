package foyer.signage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.config.SettingsFile;
import foyer.config.SettingsProblem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignageSettingsTest {

    private static final Path EXAMPLE = Path.of("..", "config", "signage.yaml");

    @Test
    void theExampleInTheTreeIsRead() {
        SignageSettings settings = read(Map.of("FOYER_MQTT_SECRET", "from the environment"));
        assertThat(settings.http().port()).isEqualTo(8082);
        assertThat(settings.broker().clientId()).isEqualTo("harbour/lobby");
        assertThat(settings.broker().password()).isEqualTo("from the environment");
        assertThat(settings.toString()).doesNotContain("from the environment");
    }

    @Test
    void theHousesBrokerIsReachedAsTheScreenItself() {
        SignageSettings settings =
                read(Map.of("FOYER_MQTT_URL", "mqtt://hub:secret@broker:1884", "FOYER_MQTT_SECRET", "s"));
        assertThat(settings.broker().url()).isEqualTo("tcp://broker:1884");
        assertThat(settings.broker().user()).isEqualTo("harbour/lobby");
    }

    @Test
    void aBrokersAddressThatIsNoneIsToldWhenTheSettingsAreRead() {
        assertThatThrownBy(() -> read(Map.of("FOYER_MQTT_URL", "localhost")))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("signage.yaml")
                .hasMessageContaining("tcp://host:port");
    }

    @Test
    void aSpacesNameThatIsNoneIsTold() {
        assertThatThrownBy(() -> read(Map.of("FOYER_SPACE", "The Harbour")))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("for example harbour");
    }

    private static SignageSettings read(Map<String, String> environment) {
        return SettingsFile.read(EXAMPLE, SignageSettings.class, environment);
    }
}
