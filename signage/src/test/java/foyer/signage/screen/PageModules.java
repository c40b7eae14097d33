package foyer.signage.screen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** The page's own modules, run in Chromium as they are, without a page around them. Skips the test where there is none. */
final class PageModules implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;

    static PageModules open() {
        Path chromium = Path.of(Objects.requireNonNullElse(System.getenv("FOYER_CHROMIUM"), "/usr/bin/chromium"));
        Assumptions.assumeTrue(Files.isExecutable(chromium), chromium + " is not there; name one in FOYER_CHROMIUM");
        return new PageModules(chromium);
    }

    private PageModules(Path chromium) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        page = browser.newPage();
        page.route("**/*", PageModules::answer);
        page.navigate("http://modules.test/");
    }

    /** Evaluates a script in which {@code screen} and {@code shared} import a module by its file name. */
    Object run(String script, Object given) {
        return page.evaluate(
                "async (given) => { const screen = (file) => import('/screen/' + file);"
                        + " const shared = (file) => import('/shared/' + file); " + script + " }",
                given);
    }

    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        Route.FulfillOptions answer = new Route.FulfillOptions();
        if (path.equals("/")) {
            route.fulfill(answer.setContentType("text/html").setBody("<!doctype html><title>Modules</title>"));
        } else {
            route.fulfill(answer.setContentType("text/javascript").setBody(resource("/page" + path)));
        }
    }

    private static String resource(String name) {
        try (InputStream in = PageModules.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
