package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff come, change and go. */
class StaffTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static final String OWN = "seven lamps on a wet pier";

    @BeforeAll
    static void twoHouses() {
        Caller admin = hub.staff();
        for (String space : new String[] {"ropeloft", "harbour", "annex"}) {
            assertThat(admin.send(
                                    "PUT",
                                    "/spaces/" + space,
                                    new JsonObject()
                                            .put("name", space)
                                            .put("timeZone", "UTC")
                                            .put("capacity", 3))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @BeforeEach
    void theTriesOfTheTestBeforeAreForgotten() {
        hub.later(Duration.ofMinutes(5));
    }

    @Test
    void whoeverIsInvitedChoosesTheirOwnPasswordBeforeAnythingElse() {
        HttpResponse<String> invited = hub.conforming("inviteStaff", invite("jovan@example.org", "ropeloft", "desk"));
        assertThat(invited.statusCode()).isEqualTo(201);
        String first = new JsonObject(invited.body()).getString("firstPassword");

        Caller jovan = hub.stranger().signedIn("jovan@example.org", first);
        HttpResponse<String> tooEarly = jovan.get("/spaces/ropeloft/presence");
        assertThat(tooEarly.statusCode()).isEqualTo(403);
        assertThat(Caller.detail(tooEarly)).contains("choose your own");
        assertThat(jovan.get("//").headers().firstValue("Location")).hasValue("/account");

        assertThat(choose(jovan, first, OWN).statusCode()).isEqualTo(204);
        assertThat(jovan.get("/spaces/ropeloft/presence").statusCode()).isEqualTo(200);
        assertThat(hub.stranger().signIn("jovan@example.org", first).statusCode())
                .isEqualTo(401);
        assertThat(hub.stranger().signIn("jovan@example.org", OWN).statusCode()).isEqualTo(200);
    }

    @Test
    void aFirstPasswordIsGoodForSevenDays() {
        String first =
                new JsonObject(invite("late@example.org", "ropeloft", "desk").body()).getString("firstPassword");

        hub.later(Duration.ofDays(7));

        assertThat(hub.stranger().signIn("late@example.org", first).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoHasAnAccountAlreadyJustGetsARole() {
        String first =
                new JsonObject(invite("mina@example.org", "ropeloft", "desk").body()).getString("firstPassword");
        HttpResponse<String> there = hub.conforming("inviteStaff", invite("Mina@Example.org", "harbour", "manager"));

        assertThat(there.statusCode()).isEqualTo(201);
        assertThat(there.body()).doesNotContain("firstPassword");
        assertThat(hub.conforming("inviteStaff", invite("mina@example.org", "ropeloft", "owner"))
                        .statusCode())
                .isEqualTo(409);
        Caller mina = hub.stranger().signedIn("mina@example.org", first);
        choose(mina, first, OWN);
        assertThat(mina.get("/spaces").body()).contains("desk", "manager");
    }

    @Test
    void anotherRoleCountsFromTheNextRequestOn() {
        Caller eve = hub.staff(Role.MANAGER, "harbour");
        String number = number(eve);
        assertThat(eve.get("/spaces/harbour/devices").statusCode()).isEqualTo(200);

        HttpResponse<String> changed = hub.conforming(
                "changeRole",
                hub.staff(Role.OWNER, "harbour")
                        .send("PATCH", "/spaces/harbour/staff/" + number, new JsonObject().put("role", "desk")));

        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(eve.get("/spaces/harbour/devices").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsRemovedEverywhereHasNoSessionAnyMore() {
        Caller eve = hub.staff(Role.COMMUNITY, "harbour");
        String path = "/spaces/harbour/staff/" + number(eve);
        Caller owner = hub.staff(Role.OWNER, "harbour");

        assertThat(hub.conforming("removeStaff", owner.send("DELETE", path)).statusCode())
                .isEqualTo(204);

        assertThat(eve.get("/session").statusCode()).isEqualTo(401);
        assertThat(hub.conforming("removeStaff", owner.send("DELETE", path)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLastOwnerStays() {
        hub.sql("DELETE FROM staff_role WHERE space_id = (SELECT id FROM space WHERE slug = 'annex')");
        Caller owner = hub.staff(Role.OWNER, "annex");
        String path = "/spaces/annex/staff/" + number(owner);

        assertThat(hub.conforming("removeStaff", owner.send("DELETE", path)).statusCode())
                .isEqualTo(409);
        assertThat(hub.conforming("changeRole", owner.send("PATCH", path, new JsonObject().put("role", "desk")))
                        .statusCode())
                .isEqualTo(409);
        hub.staff(Role.OWNER, "annex");
        assertThat(owner.send("PATCH", path, new JsonObject().put("role", "desk"))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aManagerSeesStaffButChangesNone() {
        Caller manager = hub.staff(Role.MANAGER, "ropeloft");

        assertThat(hub.conforming("listStaff", manager.get("/spaces/ropeloft/staff"))
                        .body())
                .contains("admin@foyer.local");
        assertThat(manager.send(
                                "PATCH",
                                "/spaces/ropeloft/staff/" + number(manager),
                                new JsonObject().put("role", "owner"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anotherPasswordTakesTheOldOneAndEndsTheOtherSessions() {
        String first =
                new JsonObject(invite("vera@example.org", "ropeloft", "desk").body()).getString("firstPassword");
        Caller desk = hub.stranger().signedIn("vera@example.org", first);
        Caller phone = hub.stranger().signedIn("vera@example.org", first);

        HttpResponse<String> wrong = choose(desk, "not the old one at all", OWN);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Caller.detail(choose(desk, first, "short"))).contains("at least 15");
        assertThat(Caller.detail(choose(desk, first, first))).contains("the password you have");
        assertThat(choose(desk, first, OWN).statusCode()).isEqualTo(204);

        assertThat(desk.get("/session").statusCode()).isEqualTo(200);
        assertThat(phone.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutEverywhereEndsEverySession() {
        Caller desk = hub.staff();
        Caller phone = hub.staff();

        assertThat(hub.conforming("signOutEverywhere", desk.send("DELETE", "/sessions"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(desk.get("/session").statusCode()).isEqualTo(401);
        assertThat(phone.get("/session").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> invite(String email, String space, String role) {
        return hub.staff(Role.OWNER, space)
                .send(
                        "POST",
                        "/spaces/" + space + "/staff",
                        new JsonObject()
                                .put("email", email)
                                .put("name", "Somebody")
                                .put("role", role));
    }

    private static HttpResponse<String> choose(Caller caller, String old, String password) {
        return hub.conforming(
                "changePassword",
                caller.send(
                        "PUT",
                        "/session/password",
                        new JsonObject().put("old", old).put("password", password)));
    }

    private static String number(Caller caller) {
        return String.valueOf(new JsonObject(caller.get("/session").body()).getInteger("staff"));
    }
}
