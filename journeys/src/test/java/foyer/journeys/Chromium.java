package foyer.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, driven by Playwright; journeys that need it are skipped where there is none. */
final class Chromium {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required");

    private static @Nullable Playwright playwright; // one a JVM; guarded by the class

    private Chromium() {}

    static Browser open(String... moreFlags) {
        return launch(Arrays.asList(moreFlags));
    }

    /** One that has a camera, which sees the film from the moment a page looks through it, over and over. */
    static Browser seeing(Path film) {
        return launch(List.of(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film.toAbsolutePath()));
    }

    private static synchronized Browser launch(List<String> moreFlags) {
        Optional<Path> chromium = find();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium here; ./foyer test installs it or says how");
        Playwright driver = playwright;
        if (driver == null) {
            driver = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            playwright = driver;
        }
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(moreFlags);
        return driver.chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(flags));
    }

    /** What {@code ./foyer test} found, else what the path has. */
    private static Optional<Path> find() {
        String told = System.getenv("FOYER_CHROMIUM");
        if (told != null && !told.isBlank()) {
            return Optional.of(Path.of(told));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
