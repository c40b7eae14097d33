package foyer.hub.web;

import static foyer.hub.web.HubForTests.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    @BeforeEach
    void theTriesOfTheTestBeforeAreForgotten() {
        hub.later(Duration.ofMinutes(5));
    }

    @Test
    void theFirstPasswordLiesInAFileThatOnlyTheHubCanRead() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hub.firstSignIn())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(hub.firstSignIn()))
                .matches("email: admin@foyer\\.local\npassword: [0-9a-z]{5}(-[0-9a-z]{5}){3}\n");
    }

    @Test
    void withTheRightPasswordTheCookieIsForThisSiteAndNoScript() {
        HttpResponse<String> answer = hub.stranger().signIn(ADMIN, hub.password());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).allSatisfy(cookie -> assertThat(cookie)
                .startsWith("__Host-foyer_")
                .contains("HTTPOnly", "SameSite=Strict", "Secure", "Path=/")
                .doesNotContain("Domain"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith(SessionCookie.NAME).contains("Max-Age=43200"));
        assertThat(answer.body()).doesNotContain(hub.password());
    }

    @Test
    void theSpellingOfTheAddressDoesNotMatter() {
        assertThat(hub.stranger().signIn(" Admin@Foyer.LOCAL ", hub.password()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoIsSignedInIsKnown() {
        assertThat(hub.staff().get("/session").body()).contains("\"email\":\"admin@foyer.local\"");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        HttpResponse<String> wrong = hub.stranger().signIn(ADMIN, "open sesame");
        HttpResponse<String> unknown = hub.stranger().signIn("nobody@example.org", "open sesame");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theSixthWrongTryAtOnceHasToWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(hub.stranger().signIn(ADMIN, "guess " + i).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> limited = hub.stranger().signIn(ADMIN, hub.password());
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("15");

        hub.later(Duration.ofSeconds(15));
        assertThat(hub.stranger().signIn(ADMIN, hub.password()).statusCode()).isEqualTo(200);
    }

    @Test
    void afterTwelveHoursTheSessionIsOver() {
        Caller ada = hub.staff();
        hub.later(Duration.ofHours(12).minusSeconds(1));
        assertThat(ada.get("/session").statusCode()).isEqualTo(200);

        hub.later(Duration.ofSeconds(1));
        assertThat(ada.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void whoSignsOutIsOutWithTheOldCookieToo() {
        Caller ada = hub.staff();

        HttpResponse<String> out = ada.send("DELETE", "/session");

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(ada.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void theDatabaseHoldsNothingToSignInWith() {
        Caller ada = hub.staff();
        String token = ada.header("Cookie").substring((SessionCookie.NAME + "=").length());

        assertThat(token).hasSize(43); // 256 bits in base 64
        assertThat(hub.sql("SELECT encode(token_hash, 'escape') FROM staff_session"))
                .doesNotContain(token);
        assertThat(hub.sql("SELECT password_hash FROM staff"))
                .singleElement()
                .asString()
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aCookieThatNobodyWasGivenOpensNothing() {
        assertThat(hub.stranger()
                        .with("Cookie", SessionCookie.NAME + "=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                        .get("/session")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aNewSignInGetsANewToken() {
        Caller first = hub.staff();
        Caller second = first.signedIn(ADMIN, hub.password());

        assertThat(second.header("Cookie")).isNotEqualTo(first.header("Cookie"));
    }

    @Test
    void overPlainHttpNobodySignsInButOnTheHubsOwnMachine() {
        for (String host : new String[] {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "hub.localhost"}) {
            assertThat(hub.stranger().signInAt(host, ADMIN, hub.password()))
                    .as(host)
                    .isEqualTo(200);
        }
        for (String host : new String[] {
            "hub.lan:8080", "192.168.1.20", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:80"
        }) {
            assertThat(hub.stranger().signInAt(host, ADMIN, hub.password()))
                    .as(host)
                    .isEqualTo(403);
        }
        assertThat(SameOrigin.NEEDS_HTTPS).contains("certificate", "publicOrigin");
    }

    @Test
    void theSessionThatWasThereBeforeEndsWithTheNextSignIn() {
        Caller before = hub.staff();

        before.signedIn(ADMIN, hub.password());

        assertThat(before.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void tenMinutesOfGuessingGetAtMostFiftyFiveTriesFromEverywhereAtEverything() {
        int tries = 0;
        for (int second = 0; second < 600; second += 5) {
            for (int guess = 0; guess < 3; guess++) {
                String email = guess == 0 ? ADMIN : "someone" + second + guess + "@example.org";
                int status = hub.stranger().signIn(email, "guess " + second).statusCode();
                tries += status == 429 ? 0 : 1;
            }
            hub.later(Duration.ofSeconds(5));
        }

        assertThat(tries).isBetween(30, 55);
    }

    @Test
    void whomAnAttackLocksOutStillSignsInWhereTheyHaveBeenBefore() {
        String browser = Caller.cookie(hub.stranger().signIn(ADMIN, hub.password()), SessionCookie.BROWSER);
        for (int i = 0; i < 20; i++) {
            hub.stranger().signIn(ADMIN, "guess " + i);
        }

        assertThat(hub.stranger().signIn(ADMIN, hub.password()).statusCode()).isEqualTo(429);
        assertThat(hub.stranger()
                        .with("Cookie", browser)
                        .signIn(ADMIN, hub.password())
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.stranger()
                        .with("Cookie", SessionCookie.BROWSER + "=made-up")
                        .signIn(ADMIN, hub.password())
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void aBrowserThatIsKnownIsNoWayToGuessMoreOften() {
        String browser = Caller.cookie(hub.stranger().signIn(ADMIN, hub.password()), SessionCookie.BROWSER);
        Caller thief = hub.stranger().with("Cookie", browser);
        int last = 0;
        for (int i = 0; i < 6; i++) {
            last = thief.signIn(ADMIN, "guess " + i).statusCode();
        }

        assertThat(last).isEqualTo(429);
        assertThat(thief.signIn("somebody@example.org", "guess").statusCode()).isEqualTo(401);
    }
}
