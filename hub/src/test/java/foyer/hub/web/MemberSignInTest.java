package foyer.hub.web;

import static foyer.hub.web.MemberForTests.enter;
import static foyer.hub.web.MemberForTests.entered;
import static foyer.hub.web.MemberForTests.token;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.Wait;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members come in by a link from their mail, and nobody else does. */
class MemberSignInTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static final String MEMBERS = """
            id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,insight,memberSince
            M001,Ada Marušič,Ada,Ada@example.org,sl,coffee,,,,,no,no,no,2022-03-14
            M002,Ben Okoro,Ben,ben@example.org,en,tea,,,,,no,no,no,2022-03-14
            M004,Dora Lenz,Dora,dora@example.org,de,tea,,,,,no,no,no,2022-03-14
            M003,Cleo Diaz,Cleo,,es,tea,,,,,no,no,no,2022-03-14
            """;

    /** RFC 8032, 7.1, test 1. */
    private static final String PHONE_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    /** The same, test 2. */
    private static final String OTHER_KEY = "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw";

    private static Caller staff;
    private static MemberForTests mail;
    private static final Map<String, Long> numbers = new HashMap<>();

    @BeforeAll
    static void theHouseHasMembers() {
        staff = hub.staff();
        staff.send(
                "PUT",
                "/spaces/loft",
                new JsonObject()
                        .put("name", "The Loft")
                        .put("timeZone", "Europe/Rome")
                        .put("capacity", 40));
        staff.send("POST", "/spaces/loft/members/import", "text/csv", MEMBERS);
        mail = MemberForTests.of(hub, staff, "loft");
        JsonArray all = new JsonObject(staff.get("/spaces/loft/members").body()).getJsonArray("members");
        all.forEach(each ->
                numbers.put(((JsonObject) each).getString("displayName"), ((JsonObject) each).getLong("member")));
    }

    @BeforeEach
    void theTriesOfTheTestBeforeAreForgotten() {
        hub.later(Duration.ofMinutes(5));
        staff = hub.staff(); // staff's session is not what these tests wait out
        mail = MemberForTests.of(hub, staff, "loft");
    }

    @Test
    void aLinkOpensThePageOfWhomItWasMailedTo() {
        Caller ada = entered(hub.stranger(), mail.tokenAskedFor("Ada@example.org"));

        JsonObject me = new JsonObject(hub.conforming("getMe", ada.get("/me")).body());

        assertThat(me.getString("name")).isEqualTo("Ada");
        assertThat(me.getString("spaceName")).isEqualTo("The Loft");
    }

    @Test
    void theSpellingOfTheAddressDoesNotMatterAndTheLetterGoesToTheOneTheHouseHas() {
        int before = mail.lettersTo("Ada@example.org").size();

        assertThat(mail.askFor(hub.stranger(), " ada@EXAMPLE.org ").statusCode())
                .isEqualTo(202);

        Wait.until("a letter", () -> mail.lettersTo("Ada@example.org").size() == before + 1);
    }

    @Test
    void whoeverIsKnownAndWhoeverIsNotGetTheSameAnswer() {
        HttpResponse<String> known = mail.askFor(hub.stranger(), "ben@example.org");
        HttpResponse<String> unknown = mail.askFor(hub.stranger(), "nobody@example.org");

        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(unknown.statusCode()).isEqualTo(202);
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(unknown.headers().map()).isEqualTo(known.headers().map());
        assertThat(hub.conforming("askForLink", unknown).body()).isEmpty();
    }

    /** So the time it takes cannot tell either: nothing has been looked up yet. */
    @Test
    void theAnswerComesBeforeAnybodyIsLookedUp() throws Exception {
        CompletableFuture<Integer> status = new CompletableFuture<>();

        hub.withoutTable(
                "member",
                () -> status.complete(
                        mail.askFor(hub.stranger(), "ben@example.org").statusCode()));

        assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(202);
    }

    @Test
    void aSpaceThatIsNotThereIsNotToldEither() {
        HttpResponse<String> answer = hub.stranger()
                .send(
                        "POST",
                        "/member-sign-in",
                        new JsonObject().put("space", "nowhere").put("email", "ben@example.org"));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void tenMinutesOfAskingGetAtMost55TriesWhoeverIsAskedFor() {
        int taken = 0;
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < 2; i++) {
                if (mail.askFor(hub.stranger(), "guess" + second + "-" + i + "@example.org")
                                .statusCode()
                        == 202) {
                    taken++;
                }
            }
            hub.later(Duration.ofSeconds(1));
        }
        assertThat(taken).isBetween(40, 55);
    }

    @Test
    void tenMinutesOfGuessingLinksGetAtMost55Tries() {
        long taken = IntStream.range(0, 600)
                .filter(second -> {
                    hub.later(Duration.ofSeconds(1));
                    return enter(hub.stranger(), "A".repeat(40) + second).statusCode() == 401;
                })
                .count();
        assertThat(taken).isBetween(40L, 55L);
    }

    @Test
    void aLinkWorksOnceAlsoForTwoWhoComeAtOnce() {
        String token = mail.tokenAskedFor("ben@example.org");

        List<Integer> came = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> enter(hub.stranger(), token).statusCode())
                .sorted()
                .toList();

        assertThat(came).containsExactly(204, 401, 401, 401);
    }

    @Test
    void aLinkThatWasAskedForIsOldAfterHalfAnHour() {
        String token = mail.tokenAskedFor("ben@example.org");
        String other = mail.tokenAskedFor("ben@example.org");

        hub.later(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(enter(hub.stranger(), token).statusCode()).isEqualTo(204);

        hub.later(Duration.ofSeconds(1));
        HttpResponse<String> late = hub.conforming("enterByLink", enter(hub.stranger(), other));
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(Caller.detail(late)).contains("too old", "new one");
    }

    @Test
    void anInvitationIsGoodForSevenDaysAndToldToTheMemberAlone() {
        HttpResponse<String> invited = invite("Ada");
        assertThat(hub.conforming("inviteMember", invited).statusCode()).isEqualTo(202);
        assertThat(invited.body()).contains("Ada@example.org").doesNotContain("enter#");
        String token = token(mail.lettersTo("Ada@example.org").get(0));
        assertThat(invited.body()).doesNotContain(token);

        hub.later(Duration.ofDays(7).minusSeconds(1));

        assertThat(enter(hub.stranger(), token).statusCode()).isEqualTo(204);
    }

    @Test
    void anInvitationIsOverAfterSevenDays() {
        invite("Ada");
        String token = token(mail.lettersTo("Ada@example.org").get(0));

        hub.later(Duration.ofDays(7));

        assertThat(enter(hub.stranger(), token).statusCode()).isEqualTo(401);
    }

    @Test
    void whoHasNoAddressCannotBeInvited() {
        HttpResponse<String> answer = hub.conforming("inviteMember", invite("Cleo"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Caller.detail(answer)).contains("no e-mail");
    }

    @Test
    void theCookieIsForThisHostAndNoScript() {
        String cookie = enter(hub.stranger(), mail.tokenAskedFor("ben@example.org"))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie)
                .startsWith("__Host-foyer_me=")
                .contains("HTTPOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=15552000")
                .doesNotContain("Domain");
    }

    @Test
    void aMemberIsNoStaffAndStaffIsNoMember() {
        Caller ben = mail.signedIn("ben@example.org");

        assertThat(ben.get("/spaces").statusCode()).isEqualTo(401);
        assertThat(ben.get("/session").statusCode()).isEqualTo(401);
        assertThat(staff.get("/me").statusCode()).isEqualTo(401);
        String value = staff.header("Cookie").substring(staff.header("Cookie").indexOf('=') + 1);
        assertThat(hub.stranger()
                        .with("Cookie", "__Host-foyer_me=" + value)
                        .get("/me")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theDatabaseHoldsNothingToSignInWith() {
        String link = mail.tokenAskedFor("ben@example.org");
        Caller ben = mail.signedIn("ben@example.org");
        String session = ben.header("Cookie").substring("__Host-foyer_me=".length());

        assertThat(hub.sql("SELECT member_link::text FROM member_link"
                        + " UNION ALL SELECT member_session::text FROM member_session"
                        + " UNION ALL SELECT encode(token_hash, 'escape') FROM member_link"
                        + " UNION ALL SELECT encode(token_hash, 'escape') FROM member_session"))
                .noneMatch(row -> row.contains(link) || row.contains(session));
        assertThat(link).hasSize(43); // 256 bits in base 64
        assertThat(session).hasSize(43);
    }

    @Test
    void whoSignsOutIsOutWithTheOldCookieToo() {
        Caller phone = mail.signedIn("ben@example.org");
        Caller tablet = mail.signedIn("ben@example.org");

        HttpResponse<String> out = hub.conforming("leave", phone.send("DELETE", "/me/session"));

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(phone.get("/me").statusCode()).isEqualTo(401);
        assertThat(tablet.get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void whoSignsOutEverywhereIsOutOnEveryPhoneAndByEveryLink() {
        Caller phone = mail.signedIn("ben@example.org");
        Caller tablet = mail.signedIn("ben@example.org");
        Caller ada = mail.signedIn("Ada@example.org");
        String onItsWay = mail.tokenAskedFor("ben@example.org");

        assertThat(putKey(phone, OTHER_KEY).statusCode()).isEqualTo(200);

        assertThat(hub.conforming("leaveEverywhere", phone.send("DELETE", "/me/sessions"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(phone.get("/me").statusCode()).isEqualTo(401);
        assertThat(tablet.get("/me").statusCode()).isEqualTo(401);
        assertThat(enter(hub.stranger(), onItsWay).statusCode()).isEqualTo(401);
        assertThat(ada.get("/me").statusCode()).isEqualTo(200);
        assertThat(hub.sql("SELECT count(*) FROM pass WHERE kind = 'live' AND revoked_at IS NULL AND member_id = "
                        + numbers.get("Ben")))
                .containsExactly("0"); // the phone may be lost, and its pass with it
    }

    @Test
    void aPhoneGetsItsKeySignedAndNobodyElsesDoes() {
        Caller phone = mail.signedIn("ben@example.org");

        HttpResponse<String> signed = putKey(phone, PHONE_KEY);

        assertThat(hub.conforming("putLivePass", signed).statusCode()).isEqualTo(200);
        assertThat(new JsonObject(signed.body()).getString("signed")).hasSize(152);
        assertThat(putKey(hub.stranger(), PHONE_KEY).statusCode()).isEqualTo(401);
        assertThat(putKey(staff, PHONE_KEY).statusCode()).isEqualTo(401);
        assertThat(phone.send("PUT", "/me/live-pass", new JsonObject().put("publicKey", "A".repeat(43)))
                        .statusCode())
                .isEqualTo(409); // a point of small order: whoever knows it could sign as anybody
    }

    @Test
    void whoErasesThemselvesIsSignedOutEverywhereAndTheirMailsGo() {
        Caller dora = mail.signedIn("dora@example.org");
        Caller tablet = mail.signedIn("dora@example.org");
        assertThat(hub.conforming("getMyData", dora.get("/me/data")).body()).contains("dora@example.org");

        HttpResponse<String> erased = hub.conforming("eraseMe", dora.send("DELETE", "/me"));

        assertThat(erased.statusCode()).isEqualTo(204);
        assertThat(dora.get("/me").statusCode()).isEqualTo(401);
        assertThat(tablet.get("/me").statusCode()).isEqualTo(401);
        assertThat(mail.lettersTo("dora@example.org")).isEmpty();
    }

    @Test
    void afterHalfAYearAPhoneHasToAskAgain() {
        Caller ben = mail.signedIn("ben@example.org");
        hub.later(Duration.ofDays(180).minusSeconds(1));
        assertThat(ben.get("/me").statusCode()).isEqualTo(200);

        hub.later(Duration.ofSeconds(1));

        assertThat(ben.get("/me").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsGoneIsSignedInNowhere() {
        Caller cleo = mail.signedIn("ben@example.org");
        hub.sql("UPDATE member SET status = 'gone' WHERE display_name = 'Ben' RETURNING id");
        try {
            assertThat(cleo.get("/me").statusCode()).isEqualTo(401);
        } finally {
            hub.sql("UPDATE member SET status = 'active' WHERE display_name = 'Ben' RETURNING id");
        }
    }

    /** Host header injection: the mail would carry the member's secret to whoever named the host. */
    @Test
    void aLinkNeverLeadsToTheHostThatARequestNames() {
        Caller evil = hub.stranger().with("X-Forwarded-Host", "evil.example").with("Forwarded", "host=evil.example");
        int before = mail.lettersTo("ben@example.org").size();

        mail.askFor(evil, "ben@example.org");

        Wait.until("a letter", () -> mail.lettersTo("ben@example.org").size() > before);
        assertThat(mail.lettersTo("ben@example.org").get(0).getString("text"))
                .contains("http://localhost:" + staff.port() + "/me/enter#")
                .doesNotContain("evil");
    }

    @Test
    void consentIsOffUntilGivenAndChangesOneByOne() {
        Caller ada = mail.signedIn("Ada@example.org");
        assertThat(allows(ada.get("/me")))
                .isEqualTo(new JsonObject()
                        .put("onScreens", false)
                        .put("introductions", false)
                        .put("insight", false));

        HttpResponse<String> changed =
                ada.send("PATCH", "/me", new JsonObject().put("allows", new JsonObject().put("introductions", true)));

        assertThat(allows(hub.conforming("changeMe", changed)).getBoolean("introductions"))
                .isTrue();
        assertThat(allows(ada.get("/me")).getBoolean("onScreens")).isFalse();
        ada.send("PATCH", "/me", new JsonObject().put("allows", new JsonObject().put("introductions", false)));
        assertThat(allows(ada.get("/me")).getBoolean("introductions")).isFalse();
    }

    @Test
    void aMemberChoosesTheirName() {
        Caller ben = mail.signedIn("ben@example.org");

        HttpResponse<String> changed = ben.send("PATCH", "/me", new JsonObject().put("displayName", " Benno "));

        assertThat(new JsonObject(changed.body()).getString("name")).isEqualTo("Benno");
        assertThat(staff.get("/spaces/loft/members/" + numbers.get("Ben")).body())
                .contains("\"displayName\":\"Benno\"", "\"name\":\"Ben Okoro\"");
        ben.send("PATCH", "/me", new JsonObject().put("displayName", "Ben"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202Eada", "a\u0007b", "   ", "!!!", "x\u200Fy", "\uE000a"})
    void aNameThatCannotBeShownIsRefusedInWords(String name) {
        Caller ben = mail.signedIn("ben@example.org");

        HttpResponse<String> answer = ben.send("PATCH", "/me", new JsonObject().put("displayName", name));

        assertThat(hub.conforming("changeMe", answer).statusCode()).isEqualTo(422);
        assertThat(Caller.detail(answer)).contains("name");
    }

    @Test
    void overPlainHttpFromAnotherMachineNobodySignsInAndIsToldWhy() throws Exception {
        String token = mail.tokenAskedFor("ben@example.org");
        String body = new JsonObject().put("token", token).encode();
        String request = "POST /api/v1/me/session HTTP/1.1\r\nHost: foyer.example.org\r\nX-Foyer-Client: tests\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n"
                + body;

        String answer = staff.raw(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 403")
                .contains("Over plain http")
                .doesNotContain("Set-Cookie");
        assertThat(enter(hub.stranger(), token).statusCode()).isEqualTo(204); // it was not used up
    }

    private static HttpResponse<String> putKey(Caller caller, String key) {
        return caller.send("PUT", "/me/live-pass", new JsonObject().put("publicKey", key));
    }

    private static HttpResponse<String> invite(String displayName) {
        return staff.send("POST", "/spaces/loft/members/" + numbers.get(displayName) + "/invitation");
    }

    private static JsonObject allows(HttpResponse<String> me) {
        return new JsonObject(me.body()).getJsonObject("allows");
    }
}
