package foyer.signage.status;

import java.util.List;

/**
 * Whether the screen has something to show.
 *
 * @param problems what keeps it from that, in words
 * @param notes    what is not as it should be, though the screen goes on
 */
public record Readiness(boolean ready, List<String> problems, List<String> notes) {

    static Readiness of(List<String> problems, List<String> notes) {
        return new Readiness(problems.isEmpty(), List.copyOf(problems), List.copyOf(notes));
    }
}
