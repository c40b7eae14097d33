package foyer.wire.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The folder {@code page/test} lies in target/test-classes; Lit and Inter come from their jars. */
class AssetsTest {

    private static final Vertx vertx = Vertx.vertx();
    private static final HttpClient browser = HttpClient.newHttpClient();
    private static final Assets assets = Assets.load("page/test");
    private static int port;

    @BeforeAll
    static void serve() {
        Router router = Router.router(vertx);
        assets.mount(router);
        router.get("/").handler(assets.page("page/test/hello.html"));
        router.get("/door").handler(assets.pageWithCamera("page/test/hello.html"));
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @Test
    void aFileIsKeptForEverUnderTheHashOfEverything() throws Exception {
        HttpResponse<byte[]> script = get(assets.prefix() + "test/hello.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("content-type")).hasValue("text/javascript; charset=utf-8");
        assertThat(script.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
        assertThat(script.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(new String(script.body(), StandardCharsets.UTF_8)).contains("Hello");
    }

    @Test
    void litComesInItsProductionBuild() throws Exception {
        assertThat(new String(
                        get(assets.prefix() + "vendor/lit-html/lit-html.js").body(), StandardCharsets.UTF_8))
                .contains("litHtmlVersions")
                .doesNotContain("dev mode");
        assertThat(get(assets.prefix() + "vendor/lit-html/directives/repeat.js").statusCode())
                .isEqualTo(200);
        assertThat(get(assets.prefix() + "vendor/lit-html/development/lit-html.js")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void interComesFromItsJar() throws Exception {
        HttpResponse<byte[]> font = get(assets.prefix() + "vendor/inter/files/inter-latin-400-normal.woff2");

        assertThat(font.statusCode()).isEqualTo(200);
        assertThat(font.headers().firstValue("content-type")).hasValue("font/woff2");
        assertThat(new String(font.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("wOF2");
    }

    @Test
    void whoTakesGzipGetsTheSameTextSmallerUnderItsOwnEtag() throws Exception {
        String path = assets.prefix() + "vendor/lit-html/lit-html.js";
        HttpResponse<byte[]> plain = get(path);
        HttpResponse<byte[]> small = get(path, "Accept-Encoding", "br, gzip;q=0.8");

        assertThat(small.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(small.headers().firstValue("vary")).hasValue("Accept-Encoding");
        assertThat(small.body().length).isLessThan(plain.body().length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(etag(small)).isNotEqualTo(etag(plain));
        assertThat(get(path, "Accept-Encoding", "gzip;q=0").body()).isEqualTo(plain.body());
    }

    @Test
    void aBrowserThatHasItIsToldSo() throws Exception {
        String path = assets.prefix() + "test/hello.js";
        String etag = etag(get(path));

        assertThat(get(path, "If-None-Match", "\"other\", " + etag).statusCode())
                .isEqualTo(304);
        assertThat(get(path, "If-None-Match", "W/" + etag).body()).isEmpty();
        assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsNotFoundAndNotKept() throws Exception {
        for (String path : new String[] {
            "test/none.js",
            "test/hello.html",
            "../pom.xml",
            "%2e%2e/%2e%2e/etc/passwd",
            "",
            "test/",
            "META-INF/MANIFEST.MF"
        }) {
            HttpResponse<byte[]> answer = get(assets.prefix() + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        HttpResponse<byte[]> older = get("/assets/0123456789abcdef/test/hello.js");
        assertThat(older.statusCode()).isEqualTo(404);
        assertThat(older.headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void aPageNamesItsAssetsAndMayRunNothingElse() throws Exception {
        HttpResponse<byte[]> page = get("/");
        String html = new String(page.body(), StandardCharsets.UTF_8);

        assertThat(html).contains("<script type=\"module\" src=\"" + assets.prefix() + "test/hello.js\">");
        assertThat(html).contains("\"lit\":\"" + assets.prefix() + "vendor/lit/index.js\"");
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-cache");
        String policy = page.headers().firstValue("content-security-policy").orElseThrow();
        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                .contains("require-trusted-types-for 'script'; trusted-types lit-html foyer")
                .doesNotContain("unsafe");
        assertThat(policy).contains("'sha256-" + hashOfInlineScript(html) + "'");
        assertThat(get("/", "If-None-Match", etag(page)).statusCode()).isEqualTo(304);
    }

    @Test
    void onlyTheDoorsPageMayUseTheCamera() throws Exception {
        assertThat(get("/").headers().firstValue("permissions-policy").orElseThrow())
                .startsWith("camera=(),");
        assertThat(get("/door").headers().firstValue("permissions-policy").orElseThrow())
                .startsWith("camera=(self),");
    }

    @Test
    void aLibraryIsAddedByItsCoordinatesAndChangesThePrefix() {
        Assets more = assets.withModule("traps", "org.mvnpm:lit", "directive.js");

        assertThat(more.prefix()).isNotEqualTo(assets.prefix());
        assertThat(Assets.load("page/test").prefix()).isEqualTo(assets.prefix());
    }

    @Test
    void aLibraryThatIsMissingSaysSo() {
        assertThatThrownBy(() -> assets.withModule("charts", "org.nobody:charts", "charts.js"))
                .hasMessage("The jar of org.nobody:charts is not on the class path");
        assertThatThrownBy(() -> assets.withModule("charts", "org.mvnpm:lit", "charts.js"))
                .hasMessageContaining("org.mvnpm:lit has no file");
        assertThatThrownBy(() -> Assets.load("page/nowhere")).hasMessage("page/nowhere is not on the class path");
    }

    private static String hashOfInlineScript(String html) throws Exception {
        int from = html.indexOf("<script type=\"importmap\">") + "<script type=\"importmap\">".length();
        String script = html.substring(from, html.indexOf("</script>", from));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }

    private static String etag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("etag").orElseThrow();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
