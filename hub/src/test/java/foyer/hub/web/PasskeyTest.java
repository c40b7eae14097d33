package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passkeys at the API, with a device that the test holds in its hand. */
class PasskeyTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static final String SITE = "127.0.0.1";

    @BeforeAll
    static void aSpace() {
        JsonObject space = new JsonObject()
                .put("name", "The Rope Loft")
                .put("timeZone", "UTC")
                .put("capacity", 3);
        assertThat(hub.staff().send("PUT", "/spaces/ropeloft", space).statusCode())
                .isEqualTo(200);
    }

    @BeforeEach
    void theTriesOfTheTestBeforeAreForgotten() {
        hub.later(Duration.ofMinutes(5));
    }

    @Test
    void aPasskeyLetsInWithoutThePassword() {
        Holder ada = Holder.withAPasskey();

        HttpResponse<String> answer = ada.signsIn();

        assertThat(hub.conforming("endPasskey", answer).statusCode())
                .as(answer.body())
                .isEqualTo(200);
        Caller in = hub.stranger().with("Cookie", Caller.cookie(answer));
        assertThat(new JsonObject(in.get("/session").body()).getString("email")).isEqualTo(ada.email());
        assertThat(hub.conforming("listPasskeys", in.get("/passkeys")).body())
                .contains("Ada's phone", ada.device.id(), "usedAt");
    }

    @Test
    void aNewPasskeyTakesThePasswordAgain() {
        Holder ada = Holder.signedIn();

        HttpResponse<String> refused = ada.asks("guessed, at a desk that was left open");

        assertThat(hub.conforming("askForPasskey", refused).statusCode()).isEqualTo(422);
        assertThat(ada.adds(ada.device.makes("AAAA")).statusCode()).isEqualTo(422);
        assertThat(ada.caller.get("/passkeys").body()).doesNotContain(ada.device.id());
    }

    @Test
    void anAnswerLetsInOnce() {
        Holder ada = Holder.withAPasskey();
        JsonObject answer = ada.device.answers(challenge(), ada.user());
        assertThat(enters(answer).statusCode()).isEqualTo(200);

        refused(enters(answer));
    }

    @Test
    void anAnswerGivenToAnotherSiteIsRefused() {
        Holder ada = Holder.withAPasskey();
        String here = hub.stranger().origin();

        ada.device.counter++;
        refused(enters(ada.device.at(SITE, "https://evil.example").answers(challenge(), ada.user())));
        refused(enters(ada.device.at("evil.example", here).answers(challenge(), ada.user())));
        refused(enters(ada.device.at("evil.example", "https://evil.example").answers(challenge(), ada.user())));
        assertThat(ada.signsIn().statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyMadeForAnotherSiteIsNotTaken() {
        Holder ada = Holder.signedIn();

        assertThat(ada.adds(ada.device.at(SITE, "https://evil.example").makes(ada.invited()))
                        .statusCode())
                .isEqualTo(422);
        assertThat(ada.adds(ada.device
                                .at("evil.example", hub.stranger().origin())
                                .makes(ada.invited()))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void oneAccountsKeyDoesNotOpenAnother() {
        Holder ada = Holder.withAPasskey();
        Holder mallory = Holder.withAPasskey();

        refused(enters(mallory.device.answers(challenge(), ada.user())));
        JsonObject asAda = mallory.device.answers(challenge(), ada.user()).put("id", ada.device.id());
        refused(enters(asAda));
    }

    @Test
    void oneAccountsInvitationIsNotAnothers() {
        Holder ada = Holder.signedIn();
        Holder mallory = Holder.signedIn();

        assertThat(mallory.adds(mallory.device.makes(ada.invited())).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aKeyThatIsKnownIsNotTakenAgainForAnybody() {
        Holder ada = Holder.withAPasskey();
        Holder mallory = Holder.signedIn();

        assertThat(mallory.adds(ada.device.makes(mallory.invited())).statusCode())
                .isEqualTo(422);
        assertThat(ada.signsIn().statusCode()).isEqualTo(200);
    }

    @Test
    void onesOwnPasskeysAreNobodyElsesToSeeOrRemove() {
        Holder ada = Holder.withAPasskey();
        Holder mallory = Holder.signedIn();

        assertThat(mallory.caller.get("/passkeys").body()).doesNotContain(ada.device.id());
        assertThat(mallory.removes(ada).statusCode()).isEqualTo(404);
        assertThat(ada.signsIn().statusCode()).isEqualTo(200);
    }

    @Test
    void aRemovedPasskeyLetsNobodyIn() {
        Holder ada = Holder.withAPasskey();

        assertThat(hub.conforming("removePasskey", ada.removes(ada)).statusCode())
                .isEqualTo(204);
        refused(ada.signsIn());
    }

    @Test
    void aCopiedKeyIsNoticedByItsCounter() {
        Holder ada = Holder.withAPasskey();
        ada.device.counter = 7;
        assertThat(ada.signsIn().statusCode()).isEqualTo(200);

        refused(ada.signsIn());
        ada.device.counter = 6;
        refused(ada.signsIn());
        ada.device.counter = 8;
        assertThat(ada.signsIn().statusCode()).isEqualTo(200);
    }

    @Test
    void aDeviceThatCountsNothingIsNotShutOut() {
        Holder ada = Holder.signedIn();
        ada.device.counter = 0;
        assertThat(ada.adds(ada.device.makes(ada.invited())).statusCode()).isEqualTo(201);

        assertThat(ada.signsIn().statusCode()).isEqualTo(200);
        assertThat(ada.signsIn().statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverHoldsTheDeviceMustBeRecognisedByIt() {
        Holder ada = Holder.withAPasskey();
        ada.device.flags = AuthenticatorForTests.PRESENT_ONLY;

        refused(ada.signsIn());
        Holder bob = Holder.signedIn();
        bob.device.flags = AuthenticatorForTests.PRESENT_ONLY;
        assertThat(bob.adds(bob.device.makes(bob.invited())).statusCode()).isEqualTo(422);
    }

    @Test
    void aSignatureOfSomethingElseIsRefused() {
        Holder ada = Holder.withAPasskey();
        JsonObject one = ada.device.answers(challenge(), ada.user());
        JsonObject other = ada.device.answers(challenge(), ada.user());

        refused(enters(one.put("signature", other.getString("signature"))));
    }

    @Test
    void aChallengeIsOverAfterTenMinutesAndGoodForNothingElse() {
        Holder ada = Holder.withAPasskey();
        JsonObject late = ada.device.answers(challenge(), ada.user());
        refused(enters(ada.device.answers(ada.invited(), ada.user())));
        refused(enters(ada.device.answers("AAAA", ada.user())));
        hub.later(Duration.ofMinutes(10));

        refused(enters(late));
    }

    @Test
    void whatCannotBeReadIsRefused() {
        Holder ada = Holder.withAPasskey();
        for (String part : new String[] {"id", "userHandle", "clientDataJSON", "authenticatorData", "signature"}) {
            for (String text : new String[] {"A", "AAAA", "e30", "W10", "bnVsbA"}) {
                hub.later(Duration.ofSeconds(10));
                refused(enters(ada.device.answers(challenge(), ada.user()).put(part, text)));
            }
        }
        for (String part : new String[] {"clientDataJSON", "attestationObject"}) {
            for (String text : new String[] {"A", "AAAA", "e30", "oA", "bnVsbA"}) {
                assertThat(ada.adds(ada.device.makes("AAAA").put(part, text)).statusCode())
                        .isEqualTo(422);
            }
        }
    }

    @Test
    void beginningIsLimited() {
        for (int i = 0; i < 10; i++) {
            assertThat(hub.stranger().send("POST", "/session/passkey").statusCode())
                    .isEqualTo(200);
        }
        assertThat(hub.stranger().send("POST", "/session/passkey").statusCode()).isEqualTo(429);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        hub.conforming("endPasskey", answer);
    }

    private static String challenge() {
        hub.later(Duration.ofSeconds(10));
        HttpResponse<String> answer =
                hub.conforming("beginPasskey", hub.stranger().send("POST", "/session/passkey"));
        return new JsonObject(answer.body()).getString("challenge");
    }

    private static HttpResponse<String> enters(JsonObject answer) {
        return hub.stranger().send("POST", "/session/passkey/answer", answer);
    }

    /** Somebody of the staff and the device in their pocket. */
    private record Holder(Caller caller, AuthenticatorForTests device) {

        static Holder signedIn() {
            hub.later(Duration.ofMinutes(1));
            return new Holder(
                    hub.staff(Role.DESK, "ropeloft"),
                    new AuthenticatorForTests(SITE, hub.stranger().origin()));
        }

        static Holder withAPasskey() {
            Holder holder = signedIn();
            HttpResponse<String> added =
                    hub.conforming("addPasskey", holder.adds(holder.device.makes(holder.invited())));
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            holder.device.counter++;
            return holder;
        }

        String email() {
            return session().getString("email");
        }

        String user() {
            return AuthenticatorForTests.base64(
                    ("staff " + session().getInteger("staff")).getBytes(StandardCharsets.US_ASCII));
        }

        private JsonObject session() {
            return new JsonObject(caller.get("/session").body());
        }

        HttpResponse<String> asks(String password) {
            return caller.send("POST", "/passkeys/challenge", new JsonObject().put("password", password));
        }

        String invited() {
            HttpResponse<String> answer = hub.conforming("askForPasskey", asks(hub.password()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getString("user")).isEqualTo(user());
            return new JsonObject(answer.body()).getString("challenge");
        }

        HttpResponse<String> adds(JsonObject made) {
            return caller.send("POST", "/passkeys", made);
        }

        HttpResponse<String> removes(Holder whose) {
            return caller.send("DELETE", "/passkeys/" + whose.device.id());
        }

        HttpResponse<String> signsIn() {
            return enters(device.answers(challenge(), user()));
        }
    }
}
