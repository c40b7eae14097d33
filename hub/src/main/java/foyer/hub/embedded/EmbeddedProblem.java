package foyer.hub.embedded;

import org.jspecify.annotations.Nullable;

/** The default PostgreSQL or broker cannot start; the message says what to do about it. */
public final class EmbeddedProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    EmbeddedProblem(String words) {
        this(words, null);
    }

    EmbeddedProblem(String words, @Nullable Throwable cause) {
        super(words, cause);
    }
}
