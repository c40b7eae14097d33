package foyer.journeys.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The kiosk's {@code POST /scans}, for whoever has its local token. */
public final class Door {

    private final Http kiosk;
    private final String[] token;

    /** Any kiosk's on this machine. */
    public static Door of(int port, String token) {
        return new Door(new Http(port), token);
    }

    Door(Http kiosk, String token) {
        this.kiosk = kiosk;
        this.token = new String[] {"Authorization", "Bearer " + token};
    }

    /**
     * What the door says.
     *
     * @param status the HTTP status
     * @param said   the verdict as the page gets it, or the problem
     */
    public record Answer(int status, JsonNode said) {

        public boolean welcome() {
            return said.path("kind").asText().equals("welcome");
        }

        public UUID checkIn() {
            return UUID.fromString(said.path("checkIn").asText());
        }
    }

    /** A badge's text, as a hand scanner reads it. */
    public Answer scan(String text) {
        return post("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    public Answer scanPicture(byte[] png) {
        return post("image/png", png);
    }

    /** What somebody does on the page beside holding up a badge: {@code desk("visitors/came", …)}. */
    public Answer desk(String act, JsonNode asked) {
        Http.Answer answer = kiosk.post(
                "/desk/" + act, "application/json", asked.toString().getBytes(StandardCharsets.UTF_8), token);
        return new Answer(answer.status(), answer.json());
    }

    public Answer post(String contentType, byte[] body) {
        Http.Answer answer = kiosk.post("/scans", contentType, body, token);
        return new Answer(answer.status(), answer.json());
    }
}
