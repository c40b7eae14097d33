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
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("foyer_session=")
                .contains("HTTPOnly", "SameSite=Strict", "Path=/", "Max-Age=43200");
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
        String token = ada.header("Cookie").substring("foyer_session=".length());

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
                        .with("Cookie", "foyer_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
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
}
