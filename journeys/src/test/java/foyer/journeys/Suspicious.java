package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import foyer.journeys.house.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A page that is watched for anything a stranger's text could do: run, ask, leave, call home, offend the policy. */
final class Suspicious implements AutoCloseable {

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(20));

    private final BrowserContext context;
    private final Page page;
    private final List<String> harm = new ArrayList<>();
    private String policy = "";

    Suspicious(Browser browser) {
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080));
        context.setDefaultTimeout(20_000);
        context.addInitScript("""
                window.foyerViolations = [];
                document.addEventListener("securitypolicyviolation", (event) => {
                  window.foyerViolations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
                });
                """);
        page = context.newPage();
        page.onDialog(dialog -> {
            harm.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPopup(popup -> harm.add("a window: " + popup.url()));
        page.onPageError(error -> harm.add("an exception: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Trusted")) {
                harm.add(message.text());
            }
        });
        page.onRequest(request -> {
            String host = URI.create(request.url().split("[?#]", 2)[0].replace(" ", "%20"))
                    .getHost();
            if (host != null && !List.of("127.0.0.1", "localhost").contains(host)) {
                harm.add("a request to " + request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Suspicious visit(String url) {
        Response response = page.navigate(url);
        policy = response == null ? policy : response.headers().getOrDefault("content-security-policy", "");
        return this;
    }

    /** Waits until the text is there: as text. */
    Suspicious reads(String text) {
        return showsThat("\"" + text + "\" is on " + page.url(), all -> all.contains(text.strip()));
    }

    Suspicious showsThat(String what, Predicate<String> state) {
        PATIENCE.until(what, this::text, () -> state.test(text()));
        return this;
    }

    String text() {
        return (String) page.evaluate("() => document.body.textContent");
    }

    /** Nothing of all that; and the policy that would have stopped it is in force. */
    void isUnharmed() {
        assertThat(page.evaluate("() => window.__pwned"))
                .as("run on %s", page.url())
                .isNull();
        assertThat(page.evaluate("() => window.foyerViolations.join('\\n')"))
                .as("the policy's reports on %s", page.url())
                .isEqualTo("");
        assertThat(page.locator("iframe, object, embed, base, body form[action*=evil], [onerror], [onload], [onfocus]")
                        .count())
                .as("elements that nobody here made, on %s", page.url())
                .isZero();
        assertThat(harm).as("on %s", page.url()).isEmpty();
        assertThat(policy).contains("require-trusted-types-for 'script'", "script-src 'self'");
    }

    @Override
    public void close() {
        context.close();
    }
}
