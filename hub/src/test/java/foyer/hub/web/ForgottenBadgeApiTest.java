package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.access.Role;
import foyer.wire.DeviceId;
import foyer.wire.DoorAsk;
import foyer.wire.Eventually;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import foyer.wire.pin.Pin;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ada has left her badge at home: what the hub has to do with it. */
class ForgottenBadgeApiTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static final SpaceId LOFT = new SpaceId("loft");
    private static final DeviceId DOOR = new DeviceId("door");

    private static Caller desk;
    private static Caller ada;
    private static long member;

    @BeforeAll
    static void adaIsAMember() {
        Caller admin = hub.staff();
        admin.send(
                "PUT",
                "/spaces/loft",
                new JsonObject().put("name", "The Loft").put("timeZone", "UTC").put("capacity", 9));
        admin.send("POST", "/spaces/loft/members/import", "text/csv", """
                id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,memberSince
                M1,Ada Lovelace,Ada,ada@example.org,,,,,,,no,no,
                """);
        admin.send(
                "POST",
                "/spaces/loft/devices",
                new JsonObject().put("device", "door").put("kind", "kiosk").put("name", "Front door"));
        desk = hub.staff(Role.DESK, "loft");
        member = Long.parseLong(hub.sql("SELECT id FROM member").get(0));
        hub.sql("INSERT INTO member_session (token_hash, space_id, member_id, created_at, expires_at)"
                + " SELECT sha256('ada'), space_id, id, '2026-01-01', '2099-01-01' FROM member RETURNING 1");
        ada = hub.stranger().with("Cookie", MemberCookie.NAME + "=ada");
    }

    @BeforeEach
    void nobodyWaits() {
        hub.later(Duration.ofMinutes(5));
        hub.told().clear();
    }

    @Test
    void sheSetsAPinThatIsKeptAsAVerifierAndDropsItAgain() {
        assertThat(me().getBoolean("pin")).isFalse();

        assertThat(pin("271828").statusCode()).isEqualTo(204);
        assertThat(me().getBoolean("pin")).isTrue();
        String kept = hub.sql("SELECT verifier FROM member_pin").get(0);
        assertThat(new Pin("271828").fits(kept)).isTrue();
        assertThat(kept).doesNotContain("271828");

        assertThat(ada.send("DELETE", "/me/pin").statusCode()).isEqualTo(204);
        assertThat(me().getBoolean("pin")).isFalse();
    }

    @Test
    void whatOthersTryFirstIsNoPinNorIsWhatHasOtherThanDigits() {
        assertThat(pin("1234").statusCode()).isEqualTo(422);
        assertThat(pin("0000").statusCode()).isEqualTo(422);
        assertThat(pin("271").statusCode()).isEqualTo(400);
        assertThat(pin("27l8").statusCode()).isEqualTo(400);
        assertThat(me().getBoolean("pin")).isFalse();
    }

    @Test
    void theDeskSeesHerWaitAndLetsHerIn() {
        UUID ask = waits();

        JsonObject waiting = asks().getJsonArray("asks").getJsonObject(0);
        assertThat(waiting.getString("name")).isEqualTo("Ada Lovelace");
        assertThat(waiting.getString("door")).isEqualTo("Front door");
        assertThat(answer(ask, true).statusCode()).isEqualTo(204);
        assertThat(hub.told()).containsExactly("door LetIn[ask=" + ask + "]");
        assertThat(asks().getJsonArray("asks")).isEmpty();
        assertThat(answer(ask, false).statusCode()).isEqualTo(409); // somebody else of the staff was faster
    }

    @Test
    void theDeskTurnsHerAway() {
        UUID ask = waits();

        answer(ask, false);

        assertThat(hub.told()).containsExactly("door TurnAway[ask=" + ask + "]");
    }

    @Test
    void afterThreeMinutesNobodyIsLetInAnyMore() {
        UUID ask = waits();
        hub.later(Duration.ofMinutes(3));

        assertThat(asks().getJsonArray("asks")).isEmpty();
        assertThat(answer(ask, true).statusCode()).isEqualTo(409);
        assertThat(hub.told()).isEmpty();
    }

    @Test
    void whoIsSuspendedIsNotShown() {
        hub.sql("UPDATE member SET status = 'suspended' RETURNING 1");
        try {
            hub.arrives(ask(UUID.randomUUID()));
            UUID other = UUID.randomUUID();
            hub.sql("UPDATE member SET status = 'active' RETURNING 1");
            hub.arrives(ask(other));
            Eventually.holds(
                    "she is seen to wait", () -> asks().getJsonArray("asks").size() == 1);
            assertThat(asks().getJsonArray("asks").getJsonObject(0).getString("ask"))
                    .isEqualTo(other.toString());
        } finally {
            hub.sql("UPDATE member SET status = 'active' RETURNING 1");
        }
    }

    private static UUID waits() {
        UUID id = UUID.randomUUID();
        hub.arrives(ask(id));
        hub.arrives(ask(id)); // QoS 1
        Eventually.holds(
                "she is seen to wait", () -> asks().getJsonArray("asks").size() == 1);
        return id;
    }

    private static DoorAsk ask(UUID id) {
        return new DoorAsk(id, LOFT, DOOR, new MemberId(member), Instant.parse("2026-11-21T09:00:00Z"));
    }

    private static JsonObject asks() {
        return new JsonObject(hub.conforming("listDoorAsks", desk.get("/spaces/loft/door-asks"))
                .body());
    }

    private static HttpResponse<String> answer(UUID ask, boolean letIn) {
        return desk.send(
                "POST",
                "/spaces/loft/door-asks",
                new JsonObject().put("ask", ask.toString()).put("letIn", letIn));
    }

    private static HttpResponse<String> pin(String digits) {
        return ada.send("PUT", "/me/pin", new JsonObject().put("pin", digits));
    }

    private static JsonObject me() {
        return new JsonObject(hub.conforming("getMe", ada.get("/me")).body());
    }
}
