package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operations over real HTTP; what they answer is held against the contract. */
class ApiTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static final String FIRST_COFFEE = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Foyer//Tests//EN
            BEGIN:VEVENT
            UID:coffee@ropeloft
            DTSTAMP:20261101T000000Z
            DTSTART:20261120T083000Z
            DTEND:20261120T093000Z
            RRULE:FREQ=DAILY
            SUMMARY:First coffee
            LOCATION:Kitchen
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    private static final String MEMBERS = """
            id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,memberSince
            M001,Ada Marušič,Ada,ada@example.org,sl;it,coffee,copy editing,web design,interpreter,a first draft,yes,yes,2022-03-14
            M002,Giuseppe Cossutta,Nonno Pino,pino@example.org,it,coffee,carpentry,mobile apps,captain,a boat,yes,yes,2026-11-01
            """;

    private static Caller ada;

    @BeforeAll
    static void adaOpensTheHouse() {
        ada = hub.staff();
        assertThat(ada.send("PUT", "/spaces/ropeloft", loft()).statusCode()).isEqualTo(200);
        assertThat(ada.send("POST", "/spaces/ropeloft/members/import", "text/csv", MEMBERS)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSpaceIsReadBackAsItWasPut() {
        HttpResponse<String> answer = ask("getSpace", "GET", "/spaces/ropeloft");

        assertThat(new JsonObject(answer.body()))
                .isEqualTo(loft().put("slug", "ropeloft")
                        .put(
                                "doorRules",
                                new JsonObject().put("refuseWhenFull", false).put("opening", new JsonArray())));
        assertThat(ask("listSpaces", "GET", "/spaces").body()).contains("The Rope Loft");
        assertThat(hub.conforming("putSpace", ada.send("PUT", "/spaces/ropeloft", new JsonObject(answer.body())))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSpaceThatCannotBeIsRefusedWithTheFix() {
        HttpResponse<String> rome = ada.send("PUT", "/spaces/ropeloft", loft().put("timeZone", "Rome"));
        assertThat(hub.conforming("putSpace", rome).statusCode()).isEqualTo(422);
        assertThat(Caller.detail(rome)).contains("for example Europe/Rome");

        HttpResponse<String> many = ada.send("PUT", "/spaces/ropeloft", loft().put("capacity", "many"));
        assertThat(hub.conforming("putSpace", many).statusCode()).isEqualTo(400);
        assertThat(Caller.detail(many)).contains("capacity");

        HttpResponse<String> misspelt = ada.send("PUT", "/spaces/ropeloft", loft().put("doorColor", "#0A6B4E"));
        assertThat(misspelt.statusCode()).isEqualTo(400);
        assertThat(Caller.detail(misspelt)).contains("doorColor");

        HttpResponse<String> other = ada.send("PUT", "/spaces/ropeloft", loft().put("slug", "elsewhere"));
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void aCharacterThatPostgresCannotKeepIsTheSendersToMend() {
        HttpResponse<String> answer = ada.send("PUT", "/spaces/ropeloft", loft().put("wifi", "Rope\0Loft"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }

    @Test
    void rubbishIsNotJson() {
        for (String rubbish : new String[] {"{", "[]", "null", "\"\"", "\uFEFF{}", "{\"name\":}", "\0"}) {
            HttpResponse<String> answer = ada.send("PUT", "/spaces/ropeloft", "application/json", rubbish);

            assertThat(hub.conforming("putSpace", answer).statusCode())
                    .as(rubbish + ": " + answer.body())
                    .isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "at foyer", "io.vertx");
        }
    }

    @Test
    void aBodyOfAnotherTypeIsToldTheRightOne() {
        HttpResponse<String> answer = ada.send("POST", "/spaces/ropeloft/members/import", "text/plain", MEMBERS);

        assertThat(hub.conforming("importMembers", answer).statusCode()).isEqualTo(415);
        assertThat(Caller.detail(answer)).contains("text/csv");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAndTheNextIsTaken() {
        HttpResponse<String> answer =
                ada.send("PUT", "/spaces/ropeloft", "application/json", "{\"name\":\"" + "x".repeat(300_000) + "\"}");

        assertThat(hub.conforming("putSpace", answer).statusCode()).isEqualTo(413);
        assertThat(ada.send("PUT", "/spaces/ropeloft", loft()).statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressThatCannotBeReadIsTheSendersToMend() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ada.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 400".length());

            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void whatIsNotThereSaysWhereToLook() {
        HttpResponse<String> nothing = ada.get("/no/such/thing");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(Caller.detail(nothing)).contains("/api/v1/openapi.json");

        HttpResponse<String> method = ada.send("DELETE", "/spaces/ropeloft");
        assertThat(method.statusCode()).isEqualTo(405);

        HttpResponse<String> outside = ada.get("//no-such-page");
        assertThat(outside.statusCode()).isEqualTo(404);
        assertThat(ada.get("/spaces/Not%20A%20Slug").statusCode()).isEqualTo(400);
        assertThat(ada.get("/spaces/ropeloft/members/0").statusCode()).isEqualTo(400);
        assertThat(ada.get("/spaces/ropeloft/members/99999999999999999999").statusCode())
                .isEqualTo(400);
    }

    @Test
    void membersComeInOnceHoweverOftenTheFileIsSent() {
        HttpResponse<String> again = hub.conforming(
                "importMembers", ada.send("POST", "/spaces/ropeloft/members/import", "text/csv", MEMBERS));

        assertThat(new JsonObject(again.body()).getInteger("unchanged")).isEqualTo(2);
        assertThat(new JsonObject(again.body()).getInteger("added")).isZero();
    }

    @Test
    void membersAreListedPageByPage() {
        JsonObject first = new JsonObject(
                ask("listMembers", "GET", "/spaces/ropeloft/members?limit=1").body());
        JsonObject second =
                new JsonObject(ada.get("/spaces/ropeloft/members?limit=1&offset=" + first.getInteger("next"))
                        .body());

        assertThat(name(first)).isEqualTo("Ada Marušič");
        assertThat(name(second)).isEqualTo("Giuseppe Cossutta");
        assertThat(second.containsKey("next")).isFalse();
        assertThat(ada.get("/spaces/ropeloft/members?limit=0").statusCode()).isEqualTo(400);
        assertThat(ask("getMember", "GET", "/spaces/ropeloft/members/999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMemberHasAPass() {
        String path = "/spaces/ropeloft/members/" + numberOf("Ada Marušič");
        assertThat(ask("getMember", "GET", path).body()).contains("Ada");
        assertThat(new JsonObject(ask("getMemberPass", "GET", path + "/pass").body()).getString("text"))
                .startsWith("FY1");
    }

    @Test
    void anIntroductionIsToldToStaffAndToWhoeverIsInIt() {
        hub.sql("""
                WITH made AS (
                    INSERT INTO introduction (space_id, made_at, until, shared, prompt_id, prompt, place, weight, bonds)
                    SELECT id, '2026-11-21T08:45:00Z', '2026-11-21T10:15:00Z', 'You both drink coffee', 'P001',
                           'Where is the best cup?', 'the coffee counter', 1, '[]' FROM space WHERE slug = 'ropeloft'
                    RETURNING space_id, id)
                INSERT INTO introduction_member (space_id, introduction_id, member_id, made_on)
                SELECT made.space_id, made.id, member.id, '2026-11-21' FROM made JOIN member USING (space_id)
                RETURNING member_id""");

        assertThat(ask("listIntroductions", "GET", "/spaces/ropeloft/introductions")
                        .body())
                .contains("Nonno Pino", "You both drink coffee", "\"onScreens\":true");

        putCoffee();
        Caller page = MemberForTests.of(hub, ada, "ropeloft").signedIn("ada@example.org");
        assertThat(hub.conforming("getMe", page.get("/me")).body())
                .contains("\"names\":[\"Nonno Pino\"]", "Where is the best cup?", "First coffee");
    }

    private HttpResponse<String> putCoffee() {
        return hub.conforming(
                "putCalendar", ada.send("PUT", "/spaces/ropeloft/calendars/house", "text/calendar", FIRST_COFFEE));
    }

    @Test
    void aDeviceIsToldItsSecretOnceAndCanBeShutOut() {
        JsonObject kiosk = new JsonObject()
                .put("device", "front-door")
                .put("kind", "kiosk")
                .put("name", "Front door");
        HttpResponse<String> added = hub.conforming("addDevice", ada.send("POST", "/spaces/ropeloft/devices", kiosk));
        assertThat(added.statusCode()).isEqualTo(201);
        String secret = new JsonObject(added.body()).getString("secret");
        assertThat(hub.conforming("addDevice", ada.send("POST", "/spaces/ropeloft/devices", kiosk))
                        .statusCode())
                .isEqualTo(409);

        String path = "/spaces/ropeloft/devices/front-door";
        assertThat(hub.conforming("changeDevice", ada.send("PATCH", path, new JsonObject().put("passage", "in")))
                        .statusCode())
                .isEqualTo(204);
        String list = ask("listDevices", "GET", "/spaces/ropeloft/devices").body();
        assertThat(list).contains("\"passage\":\"in\"").doesNotContain(secret);

        assertThat(ask("revokeDevice", "DELETE", path).statusCode()).isEqualTo(204);
        assertThat(ask("revokeDevice", "DELETE", path).statusCode()).isEqualTo(404);
        assertThat(ada.get("/spaces/ropeloft/devices").body()).doesNotContain("front-door");
    }

    @Test
    void aKiosksPageIsAsStaffSayAndAScreenHasNone() {
        for (String kind : List.of("kiosk", "screen")) {
            JsonObject device = new JsonObject()
                    .put("device", "a-" + kind)
                    .put("kind", kind)
                    .put("name", "A " + kind);
            hub.conforming("addDevice", ada.send("POST", "/spaces/ropeloft/devices", device));
        }
        String path = "/spaces/ropeloft/devices/a-kiosk";

        assertThat(changed(path, new JsonObject().put("language", "de").put("theme", "dark")))
                .isEqualTo(204);
        assertThat(changed(path, new JsonObject().put("features", new JsonArray().add("visitors"))))
                .isEqualTo(204);
        assertThat(ask("listDevices", "GET", "/spaces/ropeloft/devices").body())
                .contains("\"language\":\"de\",\"theme\":\"dark\",\"features\":[\"visitors\"]")
                .containsOnlyOnce("atTheDoor");

        assertThat(changed(path, new JsonObject().put("room", " Library "))).isEqualTo(204);
        assertThat(ada.get("/spaces/ropeloft/devices").body()).contains("\"room\":\"Library\"");
        assertThat(changed(path, new JsonObject().put("room", ""))).isEqualTo(204);
        assertThat(ask("listDevices", "GET", "/spaces/ropeloft/devices").body()).doesNotContain("\"room\"");
        assertThat(changed(path, new JsonObject().put("room", "L".repeat(81)))).isEqualTo(400);

        assertThat(changed(path, new JsonObject().put("languages", new JsonArray().add("en"))))
                .as("it speaks German, which would not be among them")
                .isEqualTo(422);
        assertThat(changed(path, new JsonObject().put("language", "tlh"))).isEqualTo(400);
        assertThat(changed("/spaces/ropeloft/devices/a-screen", new JsonObject().put("theme", "dark")))
                .isEqualTo(422);
    }

    private int changed(String path, JsonObject atTheDoor) {
        return hub.conforming("changeDevice", ada.send("PATCH", path, new JsonObject().put("atTheDoor", atTheDoor)))
                .statusCode();
    }

    @Test
    void whatHappensInTheHouseIsAnsweredAsTheContractSays() {
        assertThat(ask("getOccupancy", "GET", "/spaces/ropeloft/occupancy").body())
                .contains("\"present\":0");
        assertThat(ask("getOccupancyCurve", "GET", "/spaces/ropeloft/occupancy/curve?date=2026-11-20")
                        .body())
                .contains("\"points\"");
        assertThat(ada.get("/spaces/ropeloft/occupancy/curve?date=yesterday").statusCode())
                .isEqualTo(400);
        ask("listPresence", "GET", "/spaces/ropeloft/presence");
        ask("listArrivals", "GET", "/spaces/ropeloft/arrivals?limit=5");
        ask("listCheckInsAside", "GET", "/spaces/ropeloft/check-ins/aside");
        assertThat(putCoffee().statusCode()).isEqualTo(200);
        assertThat(ask("listEvents", "GET", "/spaces/ropeloft/events").body()).contains("First coffee");
        assertThat(ada.get("/spaces/ropeloft/events?from=2026-01-01T00:00:00Z&until=2027-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.conforming(
                                "putCalendar",
                                ada.send("PUT", "/spaces/ropeloft/calendars/house", "text/calendar", "BEGIN:VCALENDAR"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> refused = hub.conforming(
                "importPrompts", ada.send("POST", "/spaces/ropeloft/prompts/import", "text/csv", "id,kind,text\n"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Caller.detail(refused)).contains("depth");
    }

    @Test
    void aPageOfTheHubMayChangeThingsAndAPageBesideItMayNot() {
        String csrf = new JsonObject(ada.get("/session").body()).getString("csrf");
        Caller browser = ada.without("X-Foyer-Client").with("X-Foyer-CSRF", csrf);

        assertThat(browser.with("Origin", ada.origin())
                        .send("PUT", "/spaces/ropeloft", loft())
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.with("Sec-Fetch-Site", "same-origin")
                        .send("PUT", "/spaces/ropeloft", loft())
                        .statusCode())
                .isEqualTo(200);
        for (Caller foreign : new Caller[] {
            browser,
            browser.with("Origin", "http://127.0.0.1:" + (ada.port() + 1)), // the kiosk's page, on the same machine
            browser.with("Origin", "https://127.0.0.1:" + ada.port()),
            browser.with("Origin", "null"),
            ada.with("Origin", "http://evil.example"),
            ada.with("Sec-Fetch-Site", "same-site"),
            ada.with("Sec-Fetch-Site", "cross-site")
        }) {
            HttpResponse<String> answer = foreign.send("PUT", "/spaces/ropeloft", loft());
            assertThat(hub.conforming("putSpace", answer).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void nobodyIsSignedInFromAnotherSite() {
        assertThat(hub.stranger()
                        .with("Origin", "http://evil.example")
                        .signIn(HubForTests.ADMIN, hub.password())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theLivePageOpensForStaffOfThisSite() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocketClient client = hub.vertx().createWebSocketClient();
        HubForTests.await(client.connect(
                        live().putHeader("Cookie", ada.header("Cookie")).putHeader("Origin", ada.origin()))
                .onSuccess(socket -> socket.binaryMessageHandler(message -> first.complete(message.toString()))));

        assertThat(first.get(10, TimeUnit.SECONDS)).contains("\"part\":\"space\"", "The Rope Loft");
        HubForTests.await(client.close());
    }

    @Test
    void theLivePageStaysShutForStrangersAndForeignPages() {
        assertThat(refusal(live().putHeader("Origin", ada.origin()))).isEqualTo(401);
        assertThat(refusal(live().putHeader("Cookie", ada.header("Cookie")).putHeader("Origin", "http://evil.example")))
                .isEqualTo(403);
        assertThat(refusal(live().setAllowOriginHeader(false).putHeader("Cookie", ada.header("Cookie"))))
                .isEqualTo(403);
        assertThat(ask("watchSpace", "GET", "/spaces/ropeloft/live").statusCode())
                .isEqualTo(426);
    }

    private static WebSocketConnectOptions live() {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(ada.port())
                .setURI("/api/v1/spaces/ropeloft/live");
    }

    private static int refusal(WebSocketConnectOptions options) {
        WebSocketClient client = hub.vertx().createWebSocketClient();
        try {
            HubForTests.await(client.connect(options));
            return 101;
        } catch (AssertionError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause().getCause();
            return cause instanceof UpgradeRejectedException rejected ? rejected.getStatus() : 0;
        } finally {
            HubForTests.await(client.close()); // held until here: one that nobody holds is closed when collected
        }
    }

    private static HttpResponse<String> ask(String operationId, String method, String path) {
        return hub.conforming(operationId, ada.send(method, path));
    }

    private static String name(JsonObject page) {
        return page.getJsonArray("members").getJsonObject(0).getString("name");
    }

    private static long numberOf(String name) {
        JsonArray all = new JsonObject(ada.get("/spaces/ropeloft/members").body()).getJsonArray("members");
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getLong("member");
    }

    private static JsonObject loft() {
        return new JsonObject()
                .put("name", "The Rope Loft")
                .put("timeZone", "Europe/Rome")
                .put("capacity", 80)
                .put("wifi", "Rope Loft")
                .put("doorColour", "#0A6B4E")
                .put("meetingPlaces", new JsonArray().add("the coffee counter"))
                .put("rooms", new JsonArray().add("Long Room").add("Kitchen"))
                .put("houseRules", new JsonArray().add("Whoever takes the last cup puts on the next pot."))
                .put("printedBadges", true)
                .put(
                        "announcements",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("title", "No first coffee on Tuesday")
                                        .put("text", "There is tea.")
                                        .put("from", "2026-11-21")
                                        .put("until", "2026-11-24"))
                                .add(new JsonObject().put("title", "A box").put("text", "Take one.")));
    }
}
