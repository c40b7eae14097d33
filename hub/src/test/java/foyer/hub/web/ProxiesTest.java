package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String NOBODY_FORWARDED = "127.0.0.1";

    private static volatile Proxies proxies = new Proxies(List.of());
    private static HttpServer server;

    @BeforeAll
    static void listen() throws Exception {
        server = VERTX.createHttpServer()
                .requestHandler(request -> request.response().end(proxies.caller(request)))
                .listen(0, "127.0.0.1")
                .await(20, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        VERTX.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void withoutProxiesNobodyIsBelieved() throws Exception {
        proxies = new Proxies(List.of());

        assertThat(caller("203.0.113.9")).isEqualTo(NOBODY_FORWARDED);
    }

    @Test
    void ourProxyIsBelievedAboutWhoAskedIt() throws Exception {
        proxies = new Proxies(List.of("127.0.0.1"));

        assertThat(caller("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(caller()).isEqualTo(NOBODY_FORWARDED);
        assertThat(caller("::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(caller("203.0.113.9:4711")).isEqualTo("203.0.113.9");
        assertThat(caller("[2001:db8::1]:4711")).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(caller("2001:DB8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void whatAStrangerWroteBeforeItIsNotBelieved() throws Exception {
        proxies = new Proxies(List.of("127.0.0.1", "10.0.0.2"));

        assertThat(caller("198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(caller("198.51.100.1, 203.0.113.9, 10.0.0.2")).isEqualTo("203.0.113.9");
        assertThat(caller("198.51.100.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void aForwardedRubbishIsTheProxysOwn() throws Exception {
        proxies = new Proxies(List.of("127.0.0.1", "10.0.0.2"));

        for (String rubbish : List.of("unknown", "", "evil.example", "203.0.113.9:999999", "<script>, 10.0.0.2")) {
            assertThat(caller(rubbish)).as(rubbish).isIn("127.0.0.1", "10.0.0.2");
        }
    }

    @Test
    void aProxyIsNamedByItsNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proxies(List.of("proxy.example.org")))
                .withMessageContaining("127.0.0.1");
    }

    private static String caller(String... forwarded) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()));
        List.of(forwarded).forEach(line -> request.header("X-Forwarded-For", line));
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
