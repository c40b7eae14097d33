package foyer.journeys.house;

import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** What a program says at {@code /readyz}, as one waits before it. */
final class Readiness {

    private final Http program;
    private final Consumer<String> waitingOn;
    private String lastWords = "";

    Readiness(Http program, Consumer<String> waitingOn) {
        this.program = program;
        this.waitingOn = waitingOn;
    }

    boolean reached() {
        try {
            Http.Answer answer = program.get("/readyz");
            if (answer.good()) {
                return true;
            }
            hear(answer.json().path("problems").path(0).asText());
        } catch (UncheckedIOException notYet) {
            hear("it does not answer yet");
        }
        return false;
    }

    String lastWords() {
        return lastWords;
    }

    private void hear(String words) {
        if (!words.equals(lastWords)) {
            lastWords = words;
            waitingOn.accept(words);
        }
    }
}
