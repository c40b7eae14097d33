package foyer.hub.web;

import foyer.hub.Wait;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;

/** Members who read their mail: the outbox, through the staff's eyes. */
final class MemberForTests {

    private final HubForTests hub;
    private final Caller staff;
    private final String space;

    static MemberForTests of(HubForTests hub, Caller staff, String space) {
        return new MemberForTests(hub, staff, space);
    }

    private MemberForTests(HubForTests hub, Caller staff, String space) {
        this.hub = hub;
        this.staff = staff;
        this.space = space;
    }

    /** Whoever reads mail at this address, on a phone that has just signed in. */
    Caller signedIn(String email) {
        return entered(hub.stranger(), tokenAskedFor(email));
    }

    String tokenAskedFor(String email) {
        int before = lettersTo(email).size();
        HttpResponse<String> answer = askFor(hub.stranger(), email);
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.body());
        }
        Wait.until("a letter to " + email, () -> lettersTo(email).size() > before);
        return token(lettersTo(email).get(0));
    }

    HttpResponse<String> askFor(Caller caller, String email) {
        return caller.send(
                "POST", "/member-sign-in", new JsonObject().put("space", space).put("email", email));
    }

    static HttpResponse<String> enter(Caller caller, String token) {
        return caller.send("POST", "/me/session", new JsonObject().put("token", token));
    }

    static Caller entered(Caller caller, String token) {
        HttpResponse<String> answer = enter(caller, token);
        if (answer.statusCode() != 204) {
            throw new AssertionError(answer.body());
        }
        return caller.with("Cookie", Caller.cookie(answer, MemberCookie.NAME));
    }

    /** The newest first. */
    List<JsonObject> lettersTo(String email) {
        JsonArray letters =
                new JsonObject(staff.get("/spaces/" + space + "/outbox").body()).getJsonArray("letters");
        return letters.stream()
                .map(JsonObject.class::cast)
                .filter(letter -> letter.getString("to").equals(email))
                .toList();
    }

    static String token(JsonObject letter) {
        return letter.getString("text")
                .lines()
                .filter(line -> line.contains("/me/enter#"))
                .findFirst()
                .map(line -> line.substring(line.indexOf('#') + 1))
                .orElseThrow(() -> new AssertionError(letter.encodePrettily()));
    }
}
