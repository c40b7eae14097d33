package foyer.signage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.config.SettingsFile;
import foyer.config.SettingsProblem;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.tls.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignageSettingsTest {

    private static final Path EXAMPLE = Path.of("..", "config", "signage.yaml");

    @TempDir
    Path folder;

    @Test
    void theExampleInTheTreeAsksToBeLetIn() {
        SignageSettings settings = SettingsFile.read(EXAMPLE, SignageSettings.class, Map.of());
        assertThat(settings.http().port()).isEqualTo(8082);
        assertThat(settings.place(null).hubUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.fixed()).isNull();
    }

    @Test
    void aScriptSaysWhoTheScreenIs() {
        SignageSettings settings = scripted(Map.of("FOYER_MQTT_SECRET", "from the environment"));
        assertThat(broker(settings).clientId()).isEqualTo("harbour/lobby");
        assertThat(broker(settings).password()).isEqualTo("from the environment");
        assertThat(settings.toString()).doesNotContain("from the environment");
    }

    @Test
    void theHousesBrokerIsReachedAsTheScreenItself() {
        SignageSettings settings = scripted(Map.of("FOYER_MQTT_URL", "mqtt://hub:secret@broker:1884"));
        assertThat(broker(settings).url()).isEqualTo("tcp://broker:1884");
        assertThat(broker(settings).user()).isEqualTo("harbour/lobby");
    }

    @Test
    void aBrokersAddressThatIsNoneIsToldWhenTheSettingsAreRead() {
        assertThatThrownBy(() -> scripted(Map.of("FOYER_MQTT_URL", "localhost")))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("signage.yaml")
                .hasMessageContaining("tcp://host:port");
    }

    @Test
    void aSpacesNameThatIsNoneIsTold() {
        assertThatThrownBy(() -> scripted(Map.of("FOYER_SPACE", "The Harbour")))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("for example harbour");
    }

    private SignageSettings scripted(Map<String, String> environment) {
        try {
            Path file = Files.writeString(folder.resolve("signage.yaml"), """
                    dataFolder: signage
                    http: {host: 127.0.0.1, port: 8082}
                    space: harbour
                    device: lobby
                    mqtt: {url: "tcp://127.0.0.1:8083", secret: abc}
                    """);
            return SettingsFile.read(file, SignageSettings.class, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MqttAddress broker(SignageSettings settings) {
        return Objects.requireNonNull(settings.fixed()).broker(Trust.system());
    }
}
