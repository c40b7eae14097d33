package foyer.journeys.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A member of staff at the hub's HTTP API, signed in to one space. */
public final class Desk {

    private static final String API = "/api/v1";

    private final Http hub;
    private final String space;

    /** As the API tells it: {@code displayName} is what they chose to be called. */
    public record Member(long number, String externalId, String name, String displayName, boolean onScreens) {}

    /** Who signs in, as the hub wrote it into its {@code first-sign-in}. */
    public record SignIn(String email, String password) {

        static SignIn read(Path file) {
            try {
                JsonNode said = new YAMLMapper().readTree(file.toFile());
                return new SignIn(
                        said.path("email").asText(), said.path("password").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
    }

    Desk(Http hub, String space, SignIn who) {
        this.hub = hub;
        this.space = API + "/spaces/" + space;
        hub.post(API + "/session", object().put("email", who.email()).put("password", who.password()))
                .orFail();
    }

    /** The sample space, or another folder of the same shape; again and again with the same result. */
    public void furnish(Path folder) {
        try {
            JsonNode settings =
                    new YAMLMapper().readTree(folder.resolve("space.yaml").toFile());
            hub.put(space, settings).orFail();
            hub.post(space + "/members/import", "text/csv", Files.readAllBytes(folder.resolve("members.csv")))
                    .orFail();
            hub.put(space + "/calendars/house", "text/calendar", Files.readAllBytes(folder.resolve("events.ics")))
                    .orFail();
            hub.post(space + "/prompts/import", "text/csv", Files.readAllBytes(folder.resolve("prompts.csv")))
                    .orFail();
        } catch (IOException e) {
            throw new UncheckedIOException("The space in " + folder + " cannot be read", e);
        }
    }

    /** Answers the device's secret, which is told this once. */
    public String enrol(String device, String kind, String name) {
        return hub.post(
                        space + "/devices",
                        object().put("device", device).put("kind", kind).put("name", name))
                .orFail()
                .json()
                .path("secret")
                .asText();
    }

    public List<Member> members() {
        List<Member> members = new ArrayList<>();
        JsonNode page;
        int offset = 0;
        do {
            page = ask("/members?limit=500&offset=" + offset);
            page.path("members").forEach(member -> members.add(read(member)));
            offset = page.path("next").asInt();
        } while (page.has("next"));
        return members;
    }

    private static Member read(JsonNode member) {
        return new Member(
                member.path("member").asLong(),
                member.path("externalId").asText(),
                member.path("name").asText(),
                member.path("displayName").asText(),
                member.path("onScreens").asBoolean());
    }

    public String passOf(Member member) {
        return ask("/members/" + member.number() + "/pass").path("text").asText();
    }

    /** Which passes they ever had, newest first, as the API tells it. */
    public JsonNode passesOf(Member member) {
        return ask("/members/" + member.number() + "/passes").path("passes");
    }

    public void revoke(String pass) {
        hub.delete(space + "/passes/" + pass).orFail();
    }

    public void issueBadge(Member member) {
        hub.post(space + "/members/" + member.number() + "/passes", object()).orFail();
    }

    /** Invites them, and reads the mail that lies in the outbox for them: the link in it works once. */
    public String invite(Member member) {
        String to = hub.post(space + "/members/" + member.number() + "/invitation", object())
                .orFail()
                .json()
                .path("to")
                .asText();
        for (JsonNode letter : ask("/outbox").path("letters")) {
            if (letter.path("to").asText().equals(to)) {
                return letter.path("text")
                        .asText()
                        .lines()
                        .filter(line -> line.contains("/me/enter#"))
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new IllegalStateException("There is no letter to " + to + " in the outbox");
    }

    public int present() {
        return ask("/occupancy").path("present").asInt();
    }

    /** For example {@code ask("/devices")}. */
    public JsonNode ask(String what) {
        return hub.get(space + what).orFail().json();
    }

    public void put(String what, JsonNode body) {
        hub.put(space + what, body).orFail();
    }

    public void patch(String what, JsonNode body) {
        hub.patch(space + what, body).orFail();
    }

    /** For example {@code post("/signing-keys", …)}. */
    public JsonNode post(String what, JsonNode body) {
        Http.Answer answer = hub.post(space + what, body).orFail();
        return answer.body().isEmpty() ? object() : answer.json();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
