package foyer.hub.web;

import static foyer.hub.web.HubForTests.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.TokenRequest;
import foyer.hub.access.OpenIdProvider;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in by another house's word, with a real provider of OpenID Connect that says what the test wants it to. */
class OpenIdTest {

    private static final String HOUSE = "house";
    private static final String CLIENT = "foyer";
    private static final Forger forger = new Forger();
    private static final Word word = new Word();
    private static final MockOAuth2Server provider = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(word)), forger);

    static {
        provider.start();
    }

    @RegisterExtension
    static final HubForTests hub =
            new HubForTests(new OpenIdProvider(provider.issuerUrl(HOUSE).uri(), CLIENT, "a secret"));

    @AfterAll
    static void close() {
        provider.shutdown();
    }

    @BeforeEach
    void honestAgain() {
        forger.token = null;
        hub.later(Duration.ofMinutes(5));
    }

    @Test
    void whomTheOtherHouseVouchesForIsIn() {
        Visit ada = Visit.begin();

        HttpResponse<String> answer = hub.conforming("endOpenId", ada.comesBack(vouchedFor(ADMIN)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SessionCookie.NAME)
                        .contains("HTTPOnly", "Secure", "SameSite=Strict"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith(OpenIdRoutes.COOKIE + "=;"));
        Caller signedIn = hub.stranger().with("Cookie", Caller.cookie(answer));
        assertThat(signedIn.get("/session").body()).contains(ADMIN);
    }

    @Test
    void theQuestionNamesTheHubsOwnPageAndTellsNoSecret() {
        Visit ada = Visit.begin();

        assertThat(ada.location.toString())
                .startsWith(provider.authorizationEndpointUrl(HOUSE).toString());
        assertThat(ada.asked("redirect_uri"))
                .isEqualTo("http://localhost:" + hub.stranger().port() + "/sign-in/openid");
        assertThat(ada.asked("code_challenge_method")).isEqualTo("S256");
        assertThat(ada.asked("state")).hasSize(43);
        assertThat(ada.asked("nonce")).hasSize(43);
        assertThat(ada.location.toString()).doesNotContain(ada.secret());
        assertThat(ada.cookieLine).contains("HTTPOnly", "Secure", "SameSite=Strict", "Path=/", "Max-Age=600");
    }

    @Test
    void theDatabaseHoldsNothingToEndASignInWith() {
        Visit ada = Visit.begin();

        String kept = String.join("\n", hub.sql("SELECT encode(hash, 'escape') || said FROM sign_in_challenge"));

        assertThat(kept).isNotEmpty().doesNotContain(ada.asked("state"), ada.asked("nonce"), ada.secret());
    }

    @Test
    void whoHasNoAccountHereGetsNone() {
        refused(Visit.begin().comesBack(vouchedFor("stranger@example.org")));

        assertThat(hub.sql("SELECT count(*) FROM staff WHERE email = 'stranger@example.org'"))
                .containsExactly("0");
    }

    @Test
    void anEmailThatNobodyHasVerifiedIsNoProof() {
        refused(Visit.begin().comesBack(Map.of("email", ADMIN, "email_verified", false)));
        refused(Visit.begin().comesBack(Map.of("email", ADMIN)));
        refused(Visit.begin().comesBack(Map.of("email_verified", true)));
    }

    @Test
    void aTokenForAnotherSignInIsRefused() {
        refused(Visit.begin().comesBack(and(vouchedFor(ADMIN), "nonce", "of another")));
    }

    @Test
    void aTokenForAnotherHubIsRefused() {
        refused(Visit.begin().comesBack(and(vouchedFor(ADMIN), "aud", List.of("another hub"))));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(Visit.begin().comesBack(and(vouchedFor(ADMIN), "iss", "https://evil.example")));
    }

    @Test
    void aTokenThatIsOverIsRefused() {
        refused(Visit.begin().comesBack(vouchedFor(ADMIN), -3600));
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() {
        assertThat(Visit.begin().comesBackForged(honest -> honest).statusCode())
                .as("the forger can be honest, or the rest shows nothing")
                .isEqualTo(200);

        refused(Visit.begin().comesBackForged(honest -> signedPartOf(honest) + "." + lastPart(ofAnotherKey(honest))));
    }

    @Test
    void aTokenThatNobodyHasSignedIsRefused() {
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        refused(Visit.begin().comesBackForged(honest -> none + "." + honest.split("\\.", 3)[1] + "."));
    }

    @Test
    void whatHasLetSomebodyInOnceLetsNobodyInAgain() {
        Visit ada = Visit.begin();
        Map<String, String> brought = ada.atTheOtherHouse();
        vouch(vouchedFor(ADMIN), 3600);
        assertThat(ada.hands(brought).statusCode()).isEqualTo(200);

        vouch(vouchedFor(ADMIN), 3600);
        refused(ada.hands(brought));
    }

    @Test
    void whatWasBegunInOneBrowserCannotBeEndedInAnother() {
        Visit mallory = Visit.begin();
        Visit ada = Visit.begin();
        Map<String, String> brought = mallory.atTheOtherHouse();
        vouch(vouchedFor(ADMIN), 3600);

        refused(ada.hands(brought));
        refused(hub.stranger().send("POST", "/session/openid/code", body(brought)));
        assertThat(mallory.hands(brought).statusCode())
                .as("in its own it can, still")
                .isEqualTo(200);
    }

    @Test
    void aStateThatTheHubHasNotGivenIsRefused() {
        Visit ada = Visit.begin();
        Map<String, String> brought = new HashMap<>(ada.atTheOtherHouse());
        brought.put("state", "made-up");

        refused(ada.hands(brought));
    }

    @Test
    void afterTenMinutesItIsOver() {
        Visit ada = Visit.begin();
        Map<String, String> brought = ada.atTheOtherHouse();
        vouch(vouchedFor(ADMIN), 3600);
        hub.later(Duration.ofMinutes(10));

        refused(ada.hands(brought));
    }

    @Test
    void aPageOfAnotherSiteCanNeitherBeginNorEndOne() {
        Caller fromElsewhere = hub.stranger().with("Origin", "https://evil.example");

        assertThat(fromElsewhere.send("POST", "/session/openid").statusCode()).isEqualTo(403);
        assertThat(fromElsewhere
                        .send("POST", "/session/openid/code", body(Map.of("state", "a", "code", "b")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void beginningIsLimited() {
        for (int i = 0; i < 10; i++) {
            assertThat(hub.stranger().send("POST", "/session/openid").statusCode())
                    .isEqualTo(200);
        }
        assertThat(hub.stranger().send("POST", "/session/openid").statusCode()).isEqualTo(429);
    }

    @Test
    void theSignInPageLearnsThatThereIsAnotherWay() {
        assertThat(hub.conforming("getSignInWays", hub.stranger().get("/sign-in-ways"))
                        .body())
                .contains("\"openId\":true");
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith(SessionCookie.NAME));
        hub.conforming("endOpenId", answer);
    }

    private static Map<String, Object> vouchedFor(String email) {
        return Map.of("email", email, "email_verified", true);
    }

    private static Map<String, Object> and(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> more = new HashMap<>(claims);
        more.put(name, value);
        return more;
    }

    private static void vouch(Map<String, Object> claims, long seconds) {
        word.given = new DefaultOAuth2TokenCallback(HOUSE, "ada", "JWT", List.of(CLIENT), claims, seconds);
    }

    private static JsonObject body(Map<String, String> brought) {
        return new JsonObject().put("state", brought.get("state")).put("code", brought.get("code"));
    }

    private static String signedPartOf(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static String lastPart(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static String ofAnotherKey(String honest) {
        assertThat(honest).isNotEmpty();
        return provider.issueToken("another house", CLIENT, new DefaultOAuth2TokenCallback("another house"))
                .serialize();
    }

    /** One browser, on its way to the other house and back. */
    private record Visit(URI location, String cookieLine) {

        static Visit begin() {
            hub.later(Duration.ofSeconds(10));
            HttpResponse<String> answer =
                    hub.conforming("beginOpenId", hub.stranger().send("POST", "/session/openid"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new Visit(
                    URI.create(new JsonObject(answer.body()).getString("location")),
                    answer.headers().firstValue("Set-Cookie").orElseThrow());
        }

        String asked(String parameter) {
            return Objects.requireNonNull(query(location).get(parameter));
        }

        String secret() {
            return cookieLine.split(";", 2)[0].split("=", 2)[1];
        }

        HttpResponse<String> comesBack(Map<String, Object> claims) {
            return comesBack(claims, 3600);
        }

        HttpResponse<String> comesBack(Map<String, Object> claims, long seconds) {
            Map<String, String> brought = atTheOtherHouse();
            vouch(claims, seconds);
            return hands(brought);
        }

        /** With a token that somebody between the two has changed. */
        HttpResponse<String> comesBackForged(UnaryOperator<String> change) {
            Map<String, String> brought = atTheOtherHouse();
            Map<String, Object> claims = and(vouchedFor(ADMIN), "nonce", asked("nonce"));
            String honest = provider.issueToken(
                            HOUSE,
                            CLIENT,
                            new DefaultOAuth2TokenCallback(HOUSE, "ada", "JWT", List.of(CLIENT), claims, 3600))
                    .serialize();
            forger.token = change.apply(honest);
            try {
                return hands(brought);
            } finally {
                forger.token = null;
            }
        }

        /** What the other house sends the browser back with. */
        Map<String, String> atTheOtherHouse() {
            try {
                HttpResponse<String> sentBack = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(location).build(), BodyHandlers.ofString());
                return query(
                        URI.create(sentBack.headers().firstValue("Location").orElseThrow()));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        HttpResponse<String> hands(Map<String, String> brought) {
            return hub.stranger()
                    .with("Cookie", cookieLine.split(";", 2)[0])
                    .send("POST", "/session/openid/code", body(brought));
        }

        private static Map<String, String> query(URI uri) {
            return Arrays.stream(uri.getQuery().split("&"))
                    .map(each -> each.split("=", 2))
                    .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        }
    }

    /** What the other house says of whoever comes, until the test has it say something else. */
    private static final class Word implements OAuth2TokenCallback {

        private volatile OAuth2TokenCallback given = new DefaultOAuth2TokenCallback(HOUSE);

        @Override
        public String issuerId() {
            return HOUSE;
        }

        @Override
        public String subject(TokenRequest request) {
            return String.valueOf(given.subject(request));
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return given.typeHeader(request);
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return given.audience(request);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return given.addClaims(request);
        }

        @Override
        public long tokenExpiry() {
            return given.tokenExpiry();
        }
    }

    /** Stands before the provider's token endpoint and answers in its place, when it has a token. */
    private static final class Forger implements Route {

        private volatile @Nullable String token;

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return token != null && request.getUrl().encodedPath().endsWith("/token");
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            String body = new JsonObject()
                    .put("access_token", "any")
                    .put("token_type", "Bearer")
                    .put("expires_in", 3600)
                    .put("id_token", token)
                    .encode();
            return new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), 200, body, null);
        }
    }
}
