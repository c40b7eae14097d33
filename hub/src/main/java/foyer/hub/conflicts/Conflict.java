package foyer.hub.conflicts;

import foyer.wire.MemberId;
import foyer.wire.PassId;
import java.time.Instant;

/**
 * One thing to look into.
 *
 * @param name   the member's, in full
 * @param device where they were let in, as people call it
 * @param words  what happened, and what it may mean, in the space's own time
 */
public record Conflict(Kind kind, Instant at, MemberId member, String name, PassId pass, String device, String words) {

    public enum Kind {
        /** Let in with a pass that had been revoked: the door had not heard of it. */
        REVOKED_PASS,
        /** Let in at two doors, in less time than it takes to walk: the pass may have been copied. */
        TWO_DOORS
    }
}
