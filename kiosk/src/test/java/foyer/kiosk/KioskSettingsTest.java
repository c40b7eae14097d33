package foyer.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.config.SettingsFile;
import foyer.config.SettingsProblem;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.tls.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KioskSettingsTest {

    private static final Path EXAMPLE = Path.of("..", "config", "kiosk.yaml");

    @TempDir
    Path folder;

    @Test
    void theExampleIsAKioskThatAsksToBeLetIn() {
        KioskSettings settings = SettingsFile.read(EXAMPLE, KioskSettings.class, Map.of());

        assertThat(settings.place(null).hubUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.fixed()).isNull();
        assertThat(settings.zone()).isEqualTo(House.ROME);
        assertThat(settings.resendAfter()).isEqualTo(Duration.ofSeconds(5));
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

        assertThat(broker(settings).url()).isEqualTo("tcp://broker.example:1883");
        assertThat(broker(settings).user()).isEqualTo("harbour/front-door");
    }

    @Test
    void aWrongSettingIsSaidWithItsFix() throws IOException {
        Path file = small("Harbour House");

        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> SettingsFile.read(file, KioskSettings.class, Map.of()))
                .withMessageContaining("space must be lower-case letters");
    }

    @Test
    void whoItIsComesFromTheHubOrFromTheSettingsButNotFromBoth() throws IOException {
        Path both = Files.writeString(
                folder.resolve("both.yaml"), Files.readString(small("harbour")) + "hub: {url: \"http://hub:8080\"}\n");
        Path half = Files.writeString(
                folder.resolve("half.yaml"), Files.readString(small("harbour")).replace("device: front-door", ""));

        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> SettingsFile.read(both, KioskSettings.class, Map.of()))
                .withMessageContaining("give hub.url");
        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> SettingsFile.read(half, KioskSettings.class, Map.of()))
                .withMessageContaining("belong together");
    }

    private static MqttAddress broker(KioskSettings settings) {
        return Objects.requireNonNull(settings.fixed()).broker(Trust.system());
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
