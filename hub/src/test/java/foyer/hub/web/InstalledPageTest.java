package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a phone keeps of the member's page, so that it opens without network. */
class InstalledPageTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    /** A phone keeps all of it or nothing: one that is missing would keep it from ever keeping a newer version. */
    @Test
    void everythingThatTheWorkerKeepsIsThere() {
        JsonArray kept = new JsonArray(found("KEPT = (\\[.*?\\]);", worker().body()));

        assertThat(kept.size()).isGreaterThan(20);
        assertThat(kept.stream().map(String.class::cast))
                .anyMatch(path -> path.endsWith("/me/qr.js"))
                .allSatisfy(path -> assertThat(page(path).statusCode()).as(path).isEqualTo(200));
    }

    /** The worker names the version, so another version is another worker, which the browser then takes. */
    @Test
    void theWorkerIsAskedForAnewAndIsAnotherWithEachVersion() {
        String version =
                found("href=\"(/assets/[0-9a-f]{16})/me/me.css\"", page("/me").body());

        assertThat(worker().body()).contains("const ASSETS = \"" + version + "/\"");
        assertThat(worker().headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(worker().headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(worker().headers().firstValue("Service-Worker-Allowed")).hasValue("/");
    }

    @Test
    void theManifestNamesIconsThatAreThere() {
        HttpResponse<String> manifest = page("/me/manifest.webmanifest");

        assertThat(manifest.headers().firstValue("Content-Type")).hasValue("application/manifest+json");
        assertThat(new JsonObject(manifest.body())
                        .getJsonArray("icons").stream()
                                .map(JsonObject.class::cast)
                                .map(icon -> icon.getString("src")))
                .hasSize(3)
                .allSatisfy(path -> assertThat(page(path).statusCode()).as(path).isEqualTo(200));
    }

    @Test
    void thePolicyAllowsWhatThePageIsMadeOfAndNothingElse() {
        String policy =
                page("/me").headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy)
                .contains("default-src 'none'", "manifest-src 'self'", "worker-src 'self'", "require-trusted-types-for")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(page("/sign-in").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("manifest-src 'none'");
        assertThat(worker().headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'; connect-src 'self'");
    }

    private static HttpResponse<String> worker() {
        return page("/me/worker.js");
    }

    private static HttpResponse<String> page(String path) {
        return hub.stranger().get("/" + path);
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
