package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import foyer.hub.access.Role;
import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.Eventually;
import foyer.wire.HouseNow;
import foyer.wire.MemberId;
import foyer.wire.MemberSafe;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.ReportId;
import foyer.wire.RollCallEnded;
import foyer.wire.Said;
import foyer.wire.SpaceId;
import foyer.wire.VisitorCame;
import foyer.wire.VisitorLeft;
import foyer.wire.VisitorSafe;
import foyer.wire.pass.PassText;
import foyer.wire.pass.Reading;
import foyer.wire.pin.Pin;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Anna visits Ada; Ben stands in for hosts who do not answer. */
class VisitorsApiTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static final SpaceId LOFT = new SpaceId("loft");
    private static final DeviceId DOOR = new DeviceId("door");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final AtomicLong numbers = new AtomicLong();

    private static Caller admin;
    private static Caller desk;
    private static Caller ada;
    private static Caller ben;
    private static Space loft;

    @BeforeAll
    static void theLoft() {
        admin = hub.staff();
        admin.send(
                "PUT",
                "/spaces/loft",
                new JsonObject()
                        .put("name", "The Loft")
                        .put("timeZone", "UTC")
                        .put("capacity", 9)
                        .put("houseRules", new JsonArray().add("Be kind.")));
        admin.send("POST", "/spaces/loft/members/import", "text/csv", """
                id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,memberSince
                M1,Ada Lovelace,Ada,ada@example.org,,,,,,,no,no,
                M2,Ben Okoro,Ben,ben@example.org,,,,,,,no,no,
                """);
        admin.send(
                "POST",
                "/spaces/loft/devices",
                new JsonObject().put("device", "door").put("kind", "kiosk").put("name", "Front door"));
        admin = hub.staff(Role.OWNER, "loft"); // for longer than a session of a day
        desk = hub.staff(Role.DESK, "loft");
        ada = member("M1");
        ben = member("M2");
        loft = hub.space(LOFT);
    }

    @BeforeEach
    void nobodyIsThere() {
        hub.sql("DELETE FROM visit RETURNING 1");
        hub.sql("DELETE FROM roll_call_tick RETURNING 1");
        hub.sql("DELETE FROM roll_call_end RETURNING 1");
        hub.sql("DELETE FROM outbox RETURNING 1");
        hub.told().clear();
        reception(new JsonObject().put("answerSeconds", 180));
    }

    @Test
    void adaIsToldAtOnceAndAnnaHasAPassForTheDay() {
        UUID visit = comes("Anna Berg", number("M1"), null);

        JsonObject mine = visitors("listMyVisitors", ada, "/me/visitors").getJsonObject(0);
        assertThat(mine.getString("name")).isEqualTo("Anna Berg");
        Eventually.holds("a letter lies in the outbox", () -> letters().size() == 1);
        assertThat(letters().get(0)).contains("Anna Berg", "waits for you", "https://foyer.example/me");
        String pass = "door DayPass[visit=" + visit;
        Eventually.holds(
                "the kiosk has the pass, and knows that she is told",
                () -> hub.told().size() == 2 && hub.told().contains("door Announced[visit=" + visit + ", heard=HOST]"));
        String command = hub.told().stream()
                .filter(one -> one.startsWith(pass))
                .findFirst()
                .orElseThrow();
        String text = command.replaceAll(".*text=([^,]*),.*", "$1");
        assertThat(PassText.read(text)).isInstanceOfSatisfying(Reading.SignedPass.class, signed -> {
            assertThat(signed.pass().validFrom()).isEqualTo(signed.pass().validUntil());
            assertThat(house().visitors()).singleElement().satisfies(in -> assertThat(in.pass())
                    .isEqualTo(signed.pass().id()));
        });
        assertThat(house().houseRules()).containsExactly("Be kind.");
        assertThat(visitors("listMyVisitors", ben, "/me/visitors")).isEmpty();
    }

    @Test
    void onlySheSaysThatSheComesAndOnce() {
        UUID visit = comes("Anna", number("M1"), null);

        assertThat(meets(ben, visit)).isEqualTo(409);
        assertThat(meets(ada, visit)).isEqualTo(204);
        assertThat(meets(ada, visit)).isEqualTo(409);
        assertThat(today().getJsonObject(0).getString("comingAt")).isNotNull();
    }

    @Test
    void whoStandsInIsToldWhenTheHostDoesNotAnswerInTime() {
        reception(new JsonObject()
                .put("answerSeconds", 60)
                .put("fallback", number("M2").value()));
        UUID visit = comes("Carl", number("M1"), null);
        HubForTests.await(hub.visits().lookForUnanswered(loft));
        assertThat(visitors("listMyVisitors", ben, "/me/visitors")).isEmpty();

        hub.later(Duration.ofSeconds(61));
        HubForTests.await(hub.visits().lookForUnanswered(loft));
        HubForTests.await(hub.visits().lookForUnanswered(loft)); // told once

        assertThat(visitors("listMyVisitors", ben, "/me/visitors")).hasSize(1);
        assertThat(letters()).hasSize(2).anySatisfy(letter -> assertThat(letter)
                .contains("visits Ada, who has not answered"));
        assertThat(meets(ben, visit)).isEqualTo(204);
    }

    @Test
    void whoVisitsNobodyInParticularIsTheStandInsAtOnce() {
        reception(new JsonObject()
                .put("answerSeconds", 180)
                .put("fallback", number("M2").value()));

        comes("Dora", null, "somebody from the bindery");

        Eventually.holds(
                "Ben sees her",
                () -> visitors("listMyVisitors", ben, "/me/visitors").size() == 1);
        assertThat(today().getJsonObject(0).getString("hostName")).isEqualTo("somebody from the bindery");
    }

    @Test
    void aReportThatComesTwiceIsOneVisitor() {
        UUID id = UUID.randomUUID();
        Report report = report(id, new VisitorCame("Anna", null, null));

        assertThat(hub.arrives(report)).containsExactly(Receipt.recorded(report.id()));
        assertThat(hub.arrives(report)).containsExactly(Receipt.recorded(report.id()));

        assertThat(today()).hasSize(1);
    }

    @Test
    void staffSignHerOutOrSheGoesByHerPass() {
        UUID anna = comes("Anna", null, null);
        UUID emil = comes("Emil", null, null);

        assertThat(signOut(anna)).isEqualTo(204);
        assertThat(signOut(anna)).isEqualTo(409);
        hub.arrives(report(UUID.randomUUID(), new VisitorLeft(emil)));

        assertThat(house().visitors()).isEmpty();
        assertThat(today()).hasSize(2).allSatisfy(visit -> assertThat(((JsonObject) visit).getString("leftAt"))
                .isNotNull());
    }

    @Test
    void afterThirtyDaysNobodyKnowsOfHer() {
        comes("Anna", number("M1"), null);
        hub.later(Duration.ofDays(31));

        HubForTests.await(hub.visits().forget(loft));

        assertThat(hub.sql("SELECT name FROM visit")).isEmpty();
    }

    @Test
    void theWebhookIsSignedAndItsSecretNotShownAgain() {
        CompletableFuture<Map<String, String>> heard = new CompletableFuture<>();
        CompletableFuture<String> body = new CompletableFuture<>();
        HttpServer machine = HubForTests.await(hub.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(all -> {
                    Map<String, String> headers = new java.util.HashMap<>();
                    request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
                    body.complete(all.toString());
                    heard.complete(headers);
                    request.response().end();
                }))
                .listen(0, "127.0.0.1"));
        hub.clockIsRight();
        reception(new JsonObject()
                .put("answerSeconds", 180)
                .put("webhook", "http://127.0.0.1:" + machine.actualPort() + "/visitors")
                .put("webhookSecret", SECRET));

        comes("Anna", number("M1"), null);

        assertThat(heard).succeedsWithin(Duration.ofSeconds(20));
        HttpHeaders headers = HttpHeaders.of(
                heard.join().entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue()))),
                (name, value) -> true);
        assertThatCode(() -> new Webhook(SECRET).verify(body.join(), headers)).doesNotThrowAnyException();
        assertThat(new JsonObject(body.join()).getJsonObject("data").getString("host"))
                .isEqualTo("Ada");
        assertThat(hub.conforming("getReception", admin.get("/spaces/loft/reception"))
                        .body())
                .doesNotContain("whsec");
        reception(new JsonObject().put("answerSeconds", 60).put("webhook", "http://127.0.0.1:1/elsewhere"));
        assertThat(hub.sql("SELECT webhook_secret FROM reception")).containsExactly(SECRET); // not to be typed again
        reception(new JsonObject().put("answerSeconds", 60));
        assertThat(hub.sql("SELECT webhook_secret FROM reception")).containsExactly("null");
        assertThat(admin.send(
                                "PUT",
                                "/spaces/loft/reception",
                                new JsonObject()
                                        .put("answerSeconds", 60)
                                        .put("webhook", "https://example.org/visitors"))
                        .statusCode())
                .isEqualTo(422);
        HubForTests.await(machine.close());
    }

    @Test
    void theStaffPinGoesToTheKiosksAsAVerifier() {
        assertThat(admin.send("PUT", "/spaces/loft/staff-pin", new JsonObject().put("pin", "111111"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.send("PUT", "/spaces/loft/staff-pin", new JsonObject().put("pin", "314159"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(new Pin("314159").fits(Objects.requireNonNull(house().staffPin())))
                .isTrue();
        admin.send("PUT", "/spaces/loft/staff-pin", new JsonObject());
        assertThat(house().staffPin()).isNull();
    }

    @Test
    void ticksOfTwoKiosksAddUp() {
        UUID anna = comes("Anna", null, null);
        Instant began = hub.now();
        MemberId first = number("M1");
        hub.arrives(report(UUID.randomUUID(), new MemberSafe(began.plusSeconds(90), first))); // the other door's
        hub.later(Duration.ofSeconds(30));
        hub.arrives(report(UUID.randomUUID(), new MemberSafe(began, first)));
        hub.arrives(report(UUID.randomUUID(), new VisitorSafe(began, anna)));
        comes("Emil", null, null);

        JsonObject roll = new JsonObject(hub.conforming("getRollCall", desk.get("/spaces/loft/roll-call"))
                .body());

        assertThat(Instant.parse(roll.getString("began"))).isEqualTo(began);
        List<String> seen = roll.getJsonArray("people").stream()
                .map(one -> (JsonObject) one)
                .map(one -> one.getString("name") + " " + one.getString("seenAt"))
                .toList();
        assertThat(seen)
                .containsExactly("Emil null", "Ada " + began, "Anna " + began.plusSeconds(30)); // the first tick counts
        assertThat(house().seen())
                .contains(
                        new HouseNow.Seen(first, null, began.plusSeconds(90), began),
                        new HouseNow.Seen(first, null, began, began.plusSeconds(30)),
                        new HouseNow.Seen(null, anna, began, began.plusSeconds(30))); // and so the kiosks hear it
    }

    @Test
    void whoWasSeenAtADrillIsMissingAtTheFireUntilSeenAgain() {
        MemberId first = number("M1");
        MemberId second = number("M2");
        Instant drill = hub.now();
        hub.arrives(report(UUID.randomUUID(), new MemberSafe(drill, first)));
        hub.arrives(report(UUID.randomUUID(), new MemberSafe(drill, second)));
        hub.later(Duration.ofMinutes(2));
        hub.arrives(report(UUID.randomUUID(), new RollCallEnded(drill)));
        hub.later(Duration.ofMinutes(1));

        Instant fire = hub.now();
        hub.arrives(report(UUID.randomUUID(), new MemberSafe(fire, second)));
        assertThat(rollCall()).containsExactly("Ben " + fire); // Ada is out, and nobody of this roll call
        assertThat(house().ended()).containsExactly(drill.plus(Duration.ofMinutes(2)));
        assertThat(house().seen())
                .containsExactlyInAnyOrder(
                        new HouseNow.Seen(first, null, drill, drill),
                        new HouseNow.Seen(second, null, drill, drill),
                        new HouseNow.Seen(second, null, fire, fire)); // the newer is not lost behind the older
    }

    @Test
    void rollCallsAreOneForAQuarterOfAnHour() {
        Instant drill = hub.now();
        hub.arrives(report(UUID.randomUUID(), new MemberSafe(drill, number("M1"))));
        hub.later(Duration.ofMinutes(15));
        hub.arrives(report(UUID.randomUUID(), new MemberSafe(hub.now(), number("M2"))));
        assertThat(rollCall()).containsExactly("Ada " + drill, "Ben " + hub.now());

        hub.later(Duration.ofSeconds(1)); // and a door begins again: more than a quarter of an hour after the first
        hub.arrives(report(UUID.randomUUID(), new MemberSafe(hub.now(), number("M2"))));
        assertThat(rollCall()).containsExactly("Ben " + hub.now().minusSeconds(1));
    }

    @Test
    void aTickAndASignOutThatAreRecordedBeforeHerWaitForHer() {
        UUID anna = UUID.randomUUID();
        Instant came = hub.now();
        Report coming = report(anna, new VisitorCame("Anna", null, null));
        hub.later(Duration.ofMinutes(1));
        Instant seen = hub.now();
        hub.arrives(report(UUID.randomUUID(), new VisitorSafe(came, anna)));
        hub.later(Duration.ofMinutes(1));
        Report leaving = report(UUID.randomUUID(), new VisitorLeft(anna));
        hub.arrives(leaving);
        assertThat(today()).isEmpty();

        hub.arrives(coming); // at last

        assertThat(today().getJsonObject(0).getInstant("leftAt")).isEqualTo(leaving.occurredAt());
        assertThat(house().visitors()).isEmpty();
        assertThat(rollCall()).contains("Anna " + seen);
        assertThat(house().seen()).contains(new HouseNow.Seen(null, anna, came, seen));
        assertThat(letters()).isEmpty();
    }

    @Test
    void aTickOfAVisitThatNeverComesIsForgottenWithTime() {
        Instant began = hub.now();
        hub.arrives(report(UUID.randomUUID(), new VisitorSafe(began, UUID.randomUUID())));
        hub.arrives(report(UUID.randomUUID(), new RollCallEnded(began)));
        hub.later(Duration.ofDays(29));
        HubForTests.await(hub.rollCalls().forget(loft));
        assertThat(hub.sql("SELECT who FROM roll_call_tick")).hasSize(1);

        hub.later(Duration.ofDays(2));
        HubForTests.await(hub.rollCalls().forget(loft));

        assertThat(hub.sql("SELECT who FROM roll_call_tick")).isEmpty();
        assertThat(hub.sql("SELECT at FROM roll_call_end")).isEmpty();
    }

    private static List<String> rollCall() {
        JsonObject roll = new JsonObject(hub.conforming("getRollCall", desk.get("/spaces/loft/roll-call"))
                .body());
        return roll.getJsonArray("people").stream()
                .map(one -> (JsonObject) one)
                .map(one -> one.getString("name") + " " + one.getString("seenAt"))
                .toList();
    }

    private static UUID comes(String name, @Nullable MemberId host, @Nullable String whom) {
        UUID id = UUID.randomUUID();
        Report report = report(id, new VisitorCame(name, host, whom));
        assertThat(hub.arrives(report)).containsExactly(Receipt.recorded(report.id()));
        return id;
    }

    private static Report report(UUID id, Said said) {
        return new Report(new ReportId(id), LOFT, DOOR, numbers.incrementAndGet(), hub.now(), said);
    }

    private static HouseNow house() {
        return HubForTests.await(hub.rollCalls().seen(loft).compose(seen -> hub.rollCalls()
                .ended(loft)
                .compose(ended -> hub.visits().now(loft, seen, ended))));
    }

    private static void reception(JsonObject wanted) {
        assertThat(admin.send("PUT", "/spaces/loft/reception", wanted).statusCode())
                .isEqualTo(204);
    }

    private static List<String> letters() {
        return hub.sql("SELECT body FROM outbox WHERE subject = 'Somebody is here for you'");
    }

    private static JsonArray today() {
        return visitors("listVisitors", desk, "/spaces/loft/visitors");
    }

    private static JsonArray visitors(String operation, Caller who, String path) {
        return new JsonObject(hub.conforming(operation, who.get(path)).body()).getJsonArray("visitors");
    }

    private static int meets(Caller who, UUID visit) {
        return who.send("POST", "/me/visitors", new JsonObject().put("visit", visit.toString()))
                .statusCode();
    }

    private static int signOut(UUID visit) {
        return desk.send("POST", "/spaces/loft/visitors", new JsonObject().put("visit", visit.toString()))
                .statusCode();
    }

    private static MemberId number(String externalId) {
        return new MemberId(Long.parseLong(hub.sql("SELECT id FROM member WHERE external_id = '" + externalId + "'")
                .get(0)));
    }

    private static Caller member(String externalId) {
        hub.sql("INSERT INTO member_session (token_hash, space_id, member_id, created_at, expires_at) SELECT sha256('"
                + externalId + "'), space_id, id, '2026-01-01', '2099-01-01' FROM member WHERE external_id = '"
                + externalId + "' RETURNING 1");
        return hub.stranger().with("Cookie", MemberCookie.NAME + "=" + externalId);
    }
}
