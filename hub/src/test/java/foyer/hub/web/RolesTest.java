package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.Wait;
import foyer.hub.access.Role;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a role opens, and what it does not. That every operation keeps to its line is in the matrix. */
class RolesTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static Caller admin;

    @BeforeAll
    static void twoHouses() {
        admin = hub.staff();
        assertThat(admin.send("PUT", "/spaces/ropeloft", space("The Rope Loft")).statusCode())
                .isEqualTo(200);
        assertThat(admin.send("PUT", "/spaces/harbour", space("Harbour House")).statusCode())
                .isEqualTo(200);
        admin.send("POST", "/spaces/ropeloft/members/import", "text/csv", """
                id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,memberSince
                M001,Ada Marušič,Ada,ada@example.org,sl,coffee,editing,web design,interpreter,a draft,yes,yes,2022-03-14
                """);
    }

    @Test
    void whoSignsInFirstOwnsEverySpaceAlsoThoseMadeLater() {
        assertThat(admin.get("/spaces").body())
                .contains("{\"slug\":\"ropeloft\",\"name\":\"The Rope Loft\",\"role\":\"owner\"}")
                .contains("{\"slug\":\"harbour\",\"name\":\"Harbour House\",\"role\":\"owner\"}");
    }

    @Test
    void eachIsShownOnlyTheirOwnSpaces() {
        HttpResponse<String> answer =
                hub.conforming("listSpaces", hub.staff(Role.DESK, "harbour").get("/spaces"));

        assertThat(answer.body()).contains("harbour", "desk").doesNotContain("ropeloft");
        assertThat(hub.staffWithoutRole().get("/spaces").body()).isEqualTo("{\"spaces\":[]}");
    }

    @Test
    void aSpaceOfOthersAnswersAsOneThatIsNotThere() {
        Caller stranger = hub.staff(Role.OWNER, "harbour");

        HttpResponse<String> foreign = stranger.get("/spaces/ropeloft/members");
        HttpResponse<String> missing = stranger.get("/spaces/nowhere/members");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body().replace("ropeloft", "nowhere")).isEqualTo(missing.body());
    }

    @Test
    void anotherRoleIsToldWhomItIsFor() {
        HttpResponse<String> answer =
                hub.conforming("listDevices", hub.staff(Role.DESK, "ropeloft").get("/spaces/ropeloft/devices"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Caller.detail(answer)).isEqualTo("This is not for your role (desk). It is for: owner, manager.");
    }

    @Test
    void theDeskIsToldWhoAMemberIsAndNoMore() {
        HttpResponse<String> answer =
                hub.conforming("listMembers", hub.staff(Role.DESK, "ropeloft").get("/spaces/ropeloft/members"));

        assertThat(answer.body())
                .contains("Ada Marušič", "M001")
                .doesNotContain("ada@example.org", "coffee", "editing", "a draft", "onScreens", "2022");
    }

    @Test
    void onlyWhoOwnsASpaceMakesAnother() {
        assertThat(hub.staff(Role.MANAGER, "harbour")
                        .send("PUT", "/spaces/annex", space("Annex"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.staffWithoutRole()
                        .send("PUT", "/spaces/annex", space("Annex"))
                        .statusCode())
                .isEqualTo(404);

        Caller owner = hub.staff(Role.OWNER, "harbour");
        assertThat(owner.send("PUT", "/spaces/annex", space("Annex")).statusCode())
                .isEqualTo(200);
        assertThat(owner.get("/spaces").body()).contains("annex");
    }

    @Test
    void nobodyTakesASpaceOverByMakingItAnew() {
        assertThat(hub.staff(Role.OWNER, "harbour")
                        .send("PUT", "/spaces/ropeloft", space("Mine now"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/spaces/ropeloft").body()).contains("The Rope Loft");
    }

    /** The guard and the router must read a path alike, however it is written. */
    @Test
    void noSpellingOfAPathGoesPastTheGuard() {
        Caller stranger = hub.stranger();
        for (String path : new String[] {
            "/spaces//ropeloft/members",
            "/./spaces/ropeloft/members",
            "/x/../spaces/ropeloft/members",
            "/spaces/%72opeloft/members",
            "/spaces/ropeloft%2Fmembers",
            "/spaces/ropeloft/members/",
            "/spaces/ropeloft/members;x=1",
            "/%73paces/ropeloft/members",
            "/spaces/harbour/%2e%2e/ropeloft/members",
            "/spaces/ROPELOFT/members"
        }) {
            assertThat(stranger.raw("GET", path).statusCode()).as(path).isIn(400, 401, 404);
            assertThat(hub.staff(Role.OWNER, "harbour").raw("GET", path).statusCode())
                    .as(path)
                    .isIn(400, 403, 404);
        }
    }

    @Test
    void theDeskIsNotSentWhatIsNotForIt() throws Exception {
        Set<String> desk = new ConcurrentSkipListSet<>();
        Set<String> community = new ConcurrentSkipListSet<>();
        Set<String> manager = new ConcurrentSkipListSet<>();
        watch(hub.staff(Role.DESK, "ropeloft"), "ropeloft", desk);
        watch(hub.staff(Role.COMMUNITY, "ropeloft"), "ropeloft", community);
        watch(hub.staff(Role.MANAGER, "ropeloft"), "ropeloft", manager);

        Wait.until(
                "a manager is sent everything",
                () -> manager.containsAll(Set.of("attention", "devices", "events", "introductions", "present")));
        Wait.until("community is sent the day", () -> community.contains("introductions"));
        Wait.until("the desk is sent who is in", () -> desk.contains("present"));
        assertThat(community).contains("events").doesNotContain("devices", "attention");
        assertThat(desk)
                .contains("space", "arrivals", "curve")
                .doesNotContain("devices", "attention", "events", "introductions");
    }

    @Test
    void aLivePageClosesSoonAfterItsSession() throws Exception {
        Caller desk = hub.staff(Role.DESK, "ropeloft");
        WebSocket socket = watch(desk, "ropeloft", new ConcurrentSkipListSet<>());

        desk.send("DELETE", "/session");

        Wait.until("the hub closes the page", socket::isClosed);
        assertThat(socket.closeStatusCode()).isEqualTo((short) 1008);
    }

    @Test
    void aLivePageClosesSoonAfterItsRole() throws Exception {
        Caller manager = hub.staff(Role.MANAGER, "harbour");
        WebSocket socket = watch(manager, "harbour", new ConcurrentSkipListSet<>());

        hub.sql("UPDATE staff_role SET role = 'desk' WHERE role = 'manager'"
                + " AND space_id = (SELECT id FROM space WHERE slug = 'harbour')");

        Wait.until("the hub closes the page", socket::isClosed);
        assertThat(manager.get("/spaces/harbour/devices").statusCode()).isEqualTo(403);
    }

    @Test
    void aLivePageOfAnotherSpaceOrSiteIsNotOpened() {
        Caller stranger = hub.staff(Role.OWNER, "harbour");

        assertThat(refusal(stranger, "ropeloft")).isEqualTo(404);
        assertThat(refusal(stranger.with("Origin", "http://evil.example"), "harbour"))
                .isEqualTo(403);
        assertThat(refusal(stranger.with("Origin", "null"), "harbour")).isEqualTo(403);
        assertThat(refusal(hub.stranger(), "harbour")).isEqualTo(401);
    }

    private static int refusal(Caller caller, String space) {
        try {
            watch(caller, space, new ConcurrentSkipListSet<>());
            return 101;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UpgradeRejectedException refused ? refused.getStatus() : -1;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Opens the live page and notes which parts come. */
    private static WebSocket watch(Caller caller, String space, Set<String> parts) throws Exception {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(caller.port())
                .setURI(Contract.BASE + "/spaces/" + space + "/live");
        caller.headers().forEach(options::addHeader);
        WebSocketClient client = hub.vertx().createWebSocketClient();
        return client.webSocket()
                .handler(message -> parts.add(new JsonObject(message).getString("part")))
                .connect(options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static JsonObject space(String name) {
        return new JsonObject().put("name", name).put("timeZone", "Europe/Rome").put("capacity", 40);
    }
}
