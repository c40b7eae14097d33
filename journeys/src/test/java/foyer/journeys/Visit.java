package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import foyer.journeys.house.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A page, open in a browser of its own; hears every complaint: console errors, exceptions, CSP reports. */
final class Visit implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    static Visit to(String url, Browser browser) {
        return to(url, browser, 1280, 800, ColorScheme.LIGHT);
    }

    static Visit to(String url, Browser browser, int width, int height, ColorScheme scheme) {
        Visit visit = new Visit(browser, width, height, scheme);
        visit.page.navigate(url);
        return visit;
    }

    /** Not there yet: something is done to the page first, and then it {@link #goes}. */
    static Visit prepared(Browser browser, int width, int height, ColorScheme scheme, Consumer<Page> first) {
        Visit visit = new Visit(browser, width, height, scheme);
        first.accept(visit.page);
        return visit;
    }

    Visit goes(String url) {
        page.navigate(url);
        return this;
    }

    private Visit(Browser browser, int width, int height, ColorScheme scheme) {
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Rome"));
        context.setDefaultTimeout((double) PATIENCE.toMillis());
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    /** Waits until this is to be read somewhere on the page. */
    Visit reads(String text) {
        Patience.of(PATIENCE)
                .until("\"" + text + "\" is to be read on " + page.url(), this::text, () -> text().contains(text));
        return this;
    }

    String text() {
        return (String) page.evaluate("() => document.body.innerText");
    }

    Visit shows(String selector) {
        page.waitForSelector(selector);
        return this;
    }

    /** Against WCAG 2.2 AA, as far as a machine can tell. */
    Visit isAccessible() {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList())
                .as("what axe finds on %s", page.url())
                .isEmpty();
        return this;
    }

    /** Complains of this, as it should. */
    Visit complainsOf(String words) {
        assertThat(complaints.removeIf(one -> one.contains(words)))
                .as("that the browser says " + words)
                .isTrue();
        return this;
    }

    Visit hasNoComplaints() {
        assertThat(complaints)
                .as("what the browser complains of on %s", page.url())
                .isEmpty();
        return this;
    }

    /**
     * From now on watches for the moment at which this comes true, for {@link #cameTrueAt}. Evaluated by the browser
     * itself and not as a script of the page, whose policy allows none.
     *
     * @param condition in JavaScript
     */
    Visit watchesFor(String condition) {
        page.evaluate("""
                () => {
                  window.foyerCameTrueAt = null;
                  const look = () => {
                    if (window.foyerCameTrueAt === null && (%s)) window.foyerCameTrueAt = Date.now();
                  };
                  new MutationObserver(look).observe(document, {
                    subtree: true, childList: true, characterData: true, attributes: true,
                  });
                }
                """.formatted(condition));
        return this;
    }

    /** By this machine's clock, which the programs have too. */
    Instant cameTrueAt() {
        Number at = Patience.of(PATIENCE)
                .forThe(
                        "change on " + page.url() + "; it reads: " + text(),
                        () -> Optional.ofNullable((Number) page.evaluate("() => window.foyerCameTrueAt")));
        return Instant.ofEpochMilli(at.longValue());
    }

    @Override
    public void close() {
        context.close();
    }
}
