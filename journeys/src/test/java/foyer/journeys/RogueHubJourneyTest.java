package foyer.journeys;

import com.microsoft.playwright.Browser;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.pairing.Entrance;
import foyer.wire.tls.Trust;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A kiosk or screen that belongs to nobody asks a hub that is none: whatever that says is text on its page. */
class RogueHubJourneyTest {

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        done(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatItCallsACodeAndWhyItRefusesIsText(Kind kind) throws Exception {
        String code = String.join(" ", HostileText.all());
        String refusal = String.join(" ", HostileText.all());
        HttpServer hub = done(vertx.createHttpServer()
                .requestHandler(request -> answer(request, code, refusal))
                .listen(0, "127.0.0.1"));
        String url = "http://127.0.0.1:" + hub.actualPort();
        Entrance entrance = done(new Entrance(
                        vertx,
                        new Entrance.Place(kind, "127.0.0.1", 0, folder, url, null, Trust.system(), null),
                        admitted -> Future.failedFuture("nobody is let in"),
                        InstantSource.system())
                .open());
        try (Browser browser = Chromium.open();
                Suspicious page = new Suspicious(browser)) {
            page.visit("http://127.0.0.1:" + entrance.port() + "/?theme=%22%3E%3Cimg src=x onerror=__pwned=1%3E");
            page.page().waitForSelector("[data-part=trouble]");
            page.reads("The hub says: " + refusal).reads(code).isUnharmed();
        }
        done(entrance.close());
    }

    private static void answer(HttpServerRequest request, String code, String refusal) {
        JsonObject said = new JsonObject();
        if (request.method().name().equals("POST")) {
            said.put("code", code).put("claim", "claim").put("expiresAt", "2099-11-23T08:10:00Z");
        } else {
            said.put("detail", refusal);
        }
        request.response()
                .setStatusCode(request.method().name().equals("POST") ? 201 : 403)
                .putHeader("Content-Type", "application/json")
                .end(said.encode());
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
