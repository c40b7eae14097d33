package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What watches over the hub. */
class WatchTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    @Test
    void theHubIsAlive() {
        assertThat(hub.stranger().get("//livez").statusCode()).isEqualTo(200);
    }

    @Test
    void whatKeepsTheHubFromWorkingIsSaidInWords() {
        HttpResponse<String> ready = hub.stranger().get("//readyz");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(ready.body()).getBoolean("ready")).isTrue();
        assertThat(new JsonObject(ready.body()).getJsonArray("notes")).containsExactly("The backup is old");

        hub.broker("is not connected; check-ins wait in the kiosks");
        HttpResponse<String> unready = hub.stranger().get("//readyz");
        assertThat(unready.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(unready.body()).getJsonArray("problems"))
                .containsExactly("The broker is not connected; check-ins wait in the kiosks");
        hub.broker(null);
    }

    @Test
    void theFiguresAreForThisMachineAndForStaff() {
        assertThat(hub.stranger().get("//metrics").body()).contains("vertx_http_server", "jvm_memory_used_bytes");
        assertThat(hub.stranger()
                        .with("X-Forwarded-For", "203.0.113.7")
                        .get("//metrics")
                        .statusCode())
                .isEqualTo(401);
        assertThat(hub.staff()
                        .with("X-Forwarded-For", "203.0.113.7")
                        .get("//metrics")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePagesAreThereAndTheManagersOnlyForStaff() {
        HttpResponse<String> stranger = hub.stranger().get("//");
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location")).hasValue("/sign-in");

        Caller ada = hub.staff();
        for (String path : new String[] {"//", "//sign-in", "//api", "//me", "//me/enter"}) {
            HttpResponse<String> page = ada.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("require-trusted-types-for")
                    .doesNotContain("unsafe-inline");
        }
    }
}
