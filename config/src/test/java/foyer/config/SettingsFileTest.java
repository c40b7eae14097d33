package foyer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    record Door(String name, @Example("1883") int port) {}

    record Database(@Nullable String url, int poolSize) {}

    record House(Path dataFolder, Door door, @Nullable Database database) {}

    @TempDir
    private Path folder;

    @Test
    void aWholeFileBecomesARecord() throws IOException {
        House house = read("dataFolder: data\ndoor:\n  name: Front\n  port: 80\n", Map.of());

        assertThat(house).isEqualTo(new House(Path.of("data"), new Door("Front", 80), null));
    }

    @Test
    void theEnvironmentStandsOverTheFileAlsoWhereTheFileIsSilent() throws IOException {
        House house = read(
                "dataFolder: data\ndoor: {name: Front, port: 80}\n",
                Map.of(
                        "FOYER_DOOR_PORT",
                        "81",
                        "FOYER_DATABASE_URL",
                        "postgresql://x",
                        "FOYER_DATABASE_POOL_SIZE",
                        "4"));

        assertThat(house.door().port()).isEqualTo(81);
        assertThat(house.database()).isEqualTo(new Database("postgresql://x", 4));
    }

    @Test
    void whatIsMissingIsNamedWithAnExample() {
        assertThatThrownBy(() -> read("dataFolder: data\ndoor: {name: Front}\n", Map.of()))
                .isInstanceOf(SettingsProblem.class)
                .hasMessage("house.yaml: door.port is missing (for example 1883)");
        assertThatThrownBy(() -> read("dataFolder: data\n", Map.of()))
                .hasMessage("house.yaml: door is missing; it holds name, port");
    }

    @Test
    void aMisspeltKeyIsToldItsRightName() {
        assertThatThrownBy(() -> read("dataFolder: data\ndoor: {name: Front, prot: 80}\n", Map.of()))
                .hasMessage("house.yaml: there is no setting door.prot. Did you mean door.port?");
    }

    @Test
    void aWordWhereANumberBelongsIsNamedByItsKey() {
        assertThatThrownBy(() -> read("dataFolder: data\ndoor: {name: Front, port: eighty}\n", Map.of()))
                .hasMessageContaining("house.yaml: door.port cannot be used");
    }

    @Test
    void brokenYamlIsToldItsLine() {
        assertThatThrownBy(() -> read("dataFolder: data\ndoor: {name: Front\n", Map.of()))
                .hasMessageContaining("house.yaml is not YAML")
                .hasMessageContaining("line");
    }

    @Test
    void aFileThatIsNotThereSaysHowToGiveOne() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml"), House.class, Map.of()))
                .hasMessageContaining("--config");
    }

    private House read(String yaml, Map<String, String> environment) throws IOException {
        Path file = folder.resolve("house.yaml");
        Files.writeString(file, yaml);
        return SettingsFile.read(file, House.class, environment);
    }
}
