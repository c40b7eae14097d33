package foyer.journeys.house;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where this house's own files are: the script {@code foyer} and the sample space beside it. */
public final class Checkout {

    private Checkout() {}

    public static Path home() {
        String told = System.getProperty("foyer.home");
        Path start = Path.of(told == null ? "" : told).toAbsolutePath();
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("foyer")) && Files.isDirectory(folder.resolve("config/demo"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "Neither " + start + " nor a folder above it holds Foyer's script and config/demo");
    }

    public static Path script() {
        return home().resolve("foyer");
    }

    public static Path sampleSpace() {
        return home().resolve("config/demo");
    }
}
