package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PairingApiTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static final JsonObject WISH = new JsonObject()
            .put("kind", "kiosk")
            .put("secret", "tabletsownsecrettabletsownsecrettabletsowns")
            .put("name", "tablet-2");

    @BeforeAll
    static void aHouse() {
        assertThat(hub.staff()
                        .send("PUT", "/spaces/harbour", new JsonObject("""
                                {"name": "Harbour", "timeZone": "Europe/Rome", "capacity": 80}"""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTabletBecomesAKiosk() {
        JsonObject offer = asks();
        String code = offer.getString("code");
        Caller ada = hub.staff(Role.MANAGER, "harbour");
        assertThat(now(offer).getString("state")).isEqualTo("waiting");
        assertThat(hub.conforming("lookAtPairing", ada.get("/spaces/harbour/pairings/" + code))
                        .body())
                .contains("kiosk", "tablet-2", "127.0.0.1")
                .doesNotContain("tabletsownsecret");

        HttpResponse<String> answer = hub.conforming("confirmPairing", confirm(ada, code, "front-door"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(now(offer)).isEqualTo(new JsonObject("""
                        {"state": "confirmed", "space": "harbour", "device": "front-door",
                         "mqttUrl": "tcp://127.0.0.1:8083"}"""));
        assertThat(confirm(ada, code, "back-door").statusCode()).isEqualTo(404); // once
        assertThat(confirm(ada, asks().getString("code"), "front-door").statusCode())
                .isEqualTo(409);
    }

    @Test
    void theDeskAndStrangersConfirmNothing() {
        JsonObject offer = asks();

        assertThat(confirm(hub.staff(Role.DESK, "harbour"), offer.getString("code"), "side-door")
                        .statusCode())
                .isEqualTo(403);
        assertThat(confirm(hub.stranger(), offer.getString("code"), "side-door").statusCode())
                .isEqualTo(401);
        assertThat(now(offer).getString("state")).isEqualTo("waiting");
    }

    @Test
    void withoutTheClaimNothingIsToldAndAWrongOneIsAsGoodAsNone() {
        assertThat(hub.stranger().get("/pairings/current").statusCode()).isEqualTo(401);
        assertThat(now(new JsonObject().put("claim", "a guess")).getString("state"))
                .isEqualTo("gone");
    }

    @Test
    void aWeakSecretIsNotTaken() {
        assertThat(hub.stranger()
                        .send("POST", "/pairings", WISH.copy().put("secret", "hunter2"))
                        .statusCode())
                .isEqualTo(400);
    }

    private static JsonObject asks() {
        HttpResponse<String> answer = hub.conforming("askToPair", hub.stranger().send("POST", "/pairings", WISH));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    private static JsonObject now(JsonObject offer) {
        return new JsonObject(hub.conforming(
                        "getPairingNow",
                        hub.stranger()
                                .with("Authorization", "Bearer " + offer.getString("claim"))
                                .get("/pairings/current"))
                .body());
    }

    private static HttpResponse<String> confirm(Caller who, String code, String device) {
        return who.send(
                "POST",
                "/spaces/harbour/pairings/" + code,
                new JsonObject().put("device", device).put("name", "Front door"));
    }
}
