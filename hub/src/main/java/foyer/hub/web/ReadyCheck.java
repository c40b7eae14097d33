package foyer.hub.web;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that {@code /readyz} looks at.
 *
 * @param name    what it is, as a sentence about it begins ("The database")
 * @param trouble what is wrong with it, in words; empty when nothing is. A failure counts as trouble
 */
public record ReadyCheck(String name, Weight weight, Supplier<Future<Optional<String>>> trouble) {

    /** What its trouble means. */
    public enum Weight {
        /** The hub is not ready. */
        NEEDED,
        /** The hub is ready, and says so beside it. */
        NOTED
    }
}
