package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PassApiTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static Caller staff;
    private static String ada;

    @BeforeAll
    static void aSpaceWithAda() {
        staff = hub.staff();
        JsonObject loft = new JsonObject()
                .put("name", "The Rope Loft")
                .put("timeZone", "Europe/Rome")
                .put("capacity", 80)
                .put("printedBadges", false);
        assertThat(staff.send("PUT", "/spaces/ropeloft", loft).statusCode()).isEqualTo(200);
        staff.send("POST", "/spaces/ropeloft/members/import", "text/csv", "id,name\nada,Ada Marušič\n");
        ada = "/spaces/ropeloft/members/" + hub.sql("SELECT id FROM member").get(0);
    }

    @Test
    void aPassIsIssuedListedAndRevoked() {
        HttpResponse<String> issued = staff.send("POST", ada + "/passes");
        assertThat(hub.conforming("issueMemberPass", issued).statusCode()).isEqualTo(201);
        String pass = new JsonObject(issued.body()).getString("pass");

        HttpResponse<String> revoked = staff.send("DELETE", "/spaces/ropeloft/passes/" + pass);
        assertThat(hub.conforming("revokePass", revoked).statusCode()).isEqualTo(204);

        HttpResponse<String> listed = staff.get(ada + "/passes");
        JsonArray passes =
                new JsonObject(hub.conforming("listMemberPasses", listed).body()).getJsonArray("passes");
        assertThat(passes.stream().map(JsonObject.class::cast).filter(each -> each.containsKey("revokedAt")))
                .singleElement()
                .satisfies(each -> assertThat(each.getString("pass")).isEqualTo(pass));
        assertThat(staff.send("DELETE", "/spaces/ropeloft/passes/0000000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(staff.get("/spaces/ropeloft/members/999999/passes").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKeyIsMadeAndWaitsForItsTurn() {
        HttpResponse<String> made = staff.send("POST", "/spaces/ropeloft/signing-keys");
        assertThat(hub.conforming("addSigningKey", made).statusCode()).isEqualTo(201);
        assertThat(new JsonObject(made.body()).getString("state")).isEqualTo("next");

        assertThat(staff.send("POST", "/spaces/ropeloft/signing-keys").statusCode())
                .isEqualTo(409);
        HttpResponse<String> keys = staff.get("/spaces/ropeloft/signing-keys");
        assertThat(hub.conforming("listSigningKeys", keys).body())
                .contains("signing", "next")
                .doesNotContain("private");
        int key = new JsonObject(made.body()).getInteger("key");
        assertThat(staff.send("DELETE", "/spaces/ropeloft/signing-keys/" + key).statusCode())
                .isEqualTo(204);
    }

    @Test
    void nothingContradictsAnything() {
        HttpResponse<String> none = staff.get("/spaces/ropeloft/conflicts");

        assertThat(hub.conforming("listConflicts", none).body()).isEqualTo("{\"conflicts\":[]}");
    }

    @Test
    void badgesComeInThreeForms() {
        HttpResponse<String> sheet = staff.get("/spaces/ropeloft/badges.pdf");
        assertThat(sheet.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(sheet.body()).startsWith("%PDF-");

        HttpResponse<String> svg = staff.get(ada + "/badge.svg");
        assertThat(svg.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(svg.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(svg.body()).startsWith("<svg").contains("Ada Marušič");

        HttpResponse<String> png = staff.get(ada + "/badge.png");
        assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(png.body()).contains("PNG");

        assertThat(staff.get("/spaces/ropeloft/members/999999/badge.svg").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSpaceMayAskForPhones() {
        assertThat(new JsonObject(staff.get("/spaces/ropeloft").body()).getBoolean("printedBadges"))
                .isFalse();
    }
}
