package foyer.hub.passes;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as the house's books have it.
 *
 * @param signsFrom   when its turn comes, or came
 * @param signedUntil the last day of all that it has signed; null before the first
 * @param retiredAt   since when nothing of it is good; null where it was not retired by hand
 */
public record HouseKey(
        int id,
        State state,
        Instant createdAt,
        Instant signsFrom,
        @Nullable LocalDate signedUntil,
        @Nullable Instant retiredAt) {

    public enum State {
        /** Published, and waiting for its turn. */
        NEXT,
        SIGNING,
        /** Signs no more; what it has signed is still good. */
        VERIFYING,
        /** Nothing that it has signed is good any more. */
        OVER
    }
}
