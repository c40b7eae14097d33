package foyer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes that a person copies to a kiosk's machine, as far as this machine can try them. */
class RecipesTest {

    private static final Path RECIPES = Path.of("kiosk");
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void systemdUnderstandsTheServiceOfTheKiosk() throws IOException, InterruptedException {
        Path systemd = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(systemd), "no systemd here");
        String service =
                Files.readString(RECIPES.resolve("foyer-kiosk.service")).replace("/opt/foyer", CHECKOUT.toString());
        Path unit = Files.writeString(folder.resolve("foyer-kiosk.service"), service);

        Process verify = new ProcessBuilder(systemd.toString(), "verify", "--man=no", unit.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("foyer-kiosk"))).isEmpty();
    }

    @Test
    void theServiceKeepsTheKioskRunningForMonths() throws IOException {
        assertThat(Files.readString(RECIPES.resolve("foyer-kiosk.service")))
                .contains("Restart=always", "StartLimitIntervalSec=0", "LogNamespace=foyer", "StateDirectory=");
        assertThat(Files.readString(RECIPES.resolve("foyer-journal.conf"))).contains("SystemMaxUse=");
    }

    @Test
    void theExampleOfTheSettingsKeepsItsDataWhereTheServiceMayWrite() throws IOException {
        assertThat(Files.readString(Path.of("kiosk.yaml"))).contains("dataFolder: /var/lib/foyer-kiosk");
        assertThat(Files.readString(RECIPES.resolve("foyer-kiosk.service"))).contains("StateDirectory=foyer-kiosk");
    }
}
