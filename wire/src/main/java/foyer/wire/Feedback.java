package foyer.wire;

import org.jspecify.annotations.Nullable;

/**
 * One tap on the way out. Of nobody: whose it was is not said.
 *
 * @param event what it is about; null for the day
 */
public record Feedback(Mood mood, @Nullable EventKey event) implements Said {

    public enum Mood {
        GOOD,
        FINE,
        NOT_SO_GOOD
    }

    public Feedback {
        Required.present(mood, "mood");
    }
}
