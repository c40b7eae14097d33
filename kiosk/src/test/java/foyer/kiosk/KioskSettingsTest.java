package foyer.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.config.SettingsFile;
import foyer.config.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KioskSettingsTest {

    private static final Path EXAMPLE = Path.of("..", "config", "kiosk.yaml");

    @TempDir
    Path folder;

    @Test
    void theExampleIsAKiosk() {
        KioskSettings settings = SettingsFile.read(EXAMPLE, KioskSettings.class, Map.of());

        assertThat(settings.space()).isEqualTo(House.HARBOUR);
        assertThat(settings.broker().clientId()).isEqualTo("harbour/front-door");
        assertThat(settings.zone()).isEqualTo(House.ROME);
        assertThat(settings.resendAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.toString()).doesNotContain("put-the-secret");
    }

    @Test
    void whatMayBeLeftOutIsLeftOut() throws IOException {
        KioskSettings settings = SettingsFile.read(small("harbour"), KioskSettings.class, Map.of());

        assertThat(settings.resendAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.http().allNames()).containsExactly("127.0.0.1");
    }

    @Test
    void anOutsideBrokersAddressIsTakenAndWhomItNamesIsNot() throws IOException {
        KioskSettings settings = SettingsFile.read(
                small("harbour"), KioskSettings.class, Map.of("FOYER_MQTT_URL", "mqtt://hub:secret@broker.example"));

        assertThat(settings.broker().url()).isEqualTo("tcp://broker.example:1883");
        assertThat(settings.broker().user()).isEqualTo("harbour/front-door");
    }

    @Test
    void aWrongSettingIsSaidWithItsFix() throws IOException {
        Path file = small("Harbour House");

        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> SettingsFile.read(file, KioskSettings.class, Map.of()))
                .withMessageContaining("space must be lower-case letters");
    }

    private Path small(String space) throws IOException {
        return Files.writeString(folder.resolve("kiosk.yaml"), """
                space: %s
                device: front-door
                dataFolder: kiosk
                http: {host: 127.0.0.1, port: 8081}
                mqtt: {url: "tcp://127.0.0.1:8083", secret: abc}
                """.formatted(space));
    }
}
