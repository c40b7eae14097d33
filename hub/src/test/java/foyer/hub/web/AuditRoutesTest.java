package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done over the API stands in the audit before it is answered. */
class AuditRoutesTest {

    private static final JsonObject LOFT = new JsonObject()
            .put("name", "The Rope Loft")
            .put("timeZone", "Europe/Rome")
            .put("capacity", 40);

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private Caller ada;

    @BeforeEach
    void aSpace() {
        ada = hub.staff();
        assertThat(ada.send("PUT", "/spaces/loft", LOFT).statusCode()).isBetween(200, 204);
    }

    @Test
    void whatAdaChangesStandsInTheAuditWithWhomAndWhatCameOfIt() {
        ada.send("POST", "/spaces/loft/devices", door("front-door"));
        ada.send("DELETE", "/spaces/loft/devices/front-door");
        ada.send("DELETE", "/spaces/loft/devices/nowhere");

        assertThat(lines().limit(3))
                .containsExactly(
                        "staff 1 revokeDevice device nowhere 404",
                        "staff 1 revokeDevice device front-door 204",
                        "staff 1 addDevice device front-door 201");
    }

    @Test
    void whatOnlyLooksIsNotWrittenDown() {
        long before = lines().count();

        ada.get("/spaces/loft/devices");
        ada.get("/spaces/loft/members");

        assertThat(lines().count()).isEqualTo(before);
    }

    @Test
    void whoeverTakesAPassOutIsWrittenDown() {
        ada.get("/spaces/loft/members/4711/pass");

        assertThat(lines().findFirst()).contains("staff 1 getMemberPass member 4711 404");
    }

    @Test
    void signingInStandsThereWithWhoCameAndARefusalWithNobody() {
        hub.stranger().signIn(HubForTests.ADMIN, "not this one");

        assertThat(hub.sql("SELECT concat_ws(' ', actor, act, outcome) FROM audit ORDER BY number DESC LIMIT 1"))
                .containsExactly("nobody signIn 401");
        assertThat(hub.sql("SELECT concat_ws(' ', actor, act, outcome) FROM audit"))
                .contains("staff 1 signIn 200");
    }

    @Test
    void nothingIsDoneUnwritten() {
        hub.sql("ALTER TABLE audit RENAME TO audit_away");
        try {
            HttpResponse<String> answer = ada.send("POST", "/spaces/loft/devices", door("side-door"));

            assertThat(answer.statusCode()).isEqualTo(500);
        } finally {
            hub.sql("ALTER TABLE audit_away RENAME TO audit");
        }
    }

    @Test
    void noNameAndNoSecretStandsInIt() {
        List<String> all = hub.sql("SELECT audit::text FROM audit");

        assertThat(all).isNotEmpty().noneMatch(line -> line.contains(hub.password()) || line.contains("@"));
    }

    private Stream<String> lines() {
        HttpResponse<String> answer = hub.conforming("listAudit", ada.get("/spaces/loft/audit?limit=500"));
        return new JsonObject(answer.body())
                .getJsonArray("lines").stream().map(JsonObject.class::cast).map(line -> Stream.of(
                                "actor", "act", "object", "outcome")
                        .map(line::getString)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow());
    }

    private static JsonObject door(String name) {
        return new JsonObject().put("device", name).put("kind", "kiosk").put("name", name);
    }
}
