package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Beside the origin, which has tests of its own: what a page shows to prove that it has read the session's answer. */
class CsrfTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    @Test
    void aPageThatChangesSomethingShowsTheSessionsToken() {
        Caller page = page(hub.staff());
        String csrf = csrf(page);

        assertThat(change(page)).isEqualTo(403);
        assertThat(change(page.with("X-Foyer-CSRF", ""))).isEqualTo(403);
        assertThat(change(page.with("X-Foyer-CSRF", csrf.substring(1)))).isEqualTo(403);
        assertThat(change(page.with("X-Foyer-CSRF", csrf))).isEqualTo(200);
    }

    @Test
    void theTokenOfAnotherSessionIsNone() {
        Caller ada = page(hub.staff());
        Caller eve = page(hub.staff());

        assertThat(csrf(eve)).isNotEqualTo(csrf(ada));
        assertThat(change(ada.with("X-Foyer-CSRF", csrf(eve)))).isEqualTo(403);
    }

    @Test
    void aProgramNeedsNoneButAWrongOneIsRefused() {
        Caller program = hub.staff();

        assertThat(change(program)).isEqualTo(200);
        assertThat(change(program.with("X-Foyer-CSRF", "made-up"))).isEqualTo(403);
    }

    @Test
    void theTokenDoesNotHelpAForeignPage() {
        Caller ada = hub.staff();
        String csrf = csrf(ada);

        assertThat(change(ada.with("Origin", "http://evil.example").with("X-Foyer-CSRF", csrf)))
                .isEqualTo(403);
        assertThat(change(ada.with("Origin", "null").with("X-Foyer-CSRF", csrf)))
                .isEqualTo(403);
        assertThat(change(ada.with("Sec-Fetch-Site", "cross-site").with("X-Foyer-CSRF", csrf)))
                .isEqualTo(403);
    }

    @Test
    void theTokenIsNotTheSessions() {
        Caller ada = hub.staff();

        assertThat(ada.header("Cookie")).doesNotContain(csrf(ada));
    }

    private static Caller page(Caller signedIn) {
        return signedIn.without("X-Foyer-Client").with("Origin", signedIn.origin());
    }

    private static String csrf(Caller caller) {
        return new JsonObject(caller.get("/session").body()).getString("csrf");
    }

    private static int change(Caller caller) {
        return caller.send(
                        "PUT",
                        "/spaces/ropeloft",
                        new JsonObject()
                                .put("name", "The Rope Loft")
                                .put("timeZone", "UTC")
                                .put("capacity", 3))
                .statusCode();
    }
}
