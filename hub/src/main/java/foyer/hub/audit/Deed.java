package foyer.hub.audit;

import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did, or tried to.
 *
 * @param spaceId the space's number; null for what concerns no single one
 * @param actor   by number, never by name: {@code staff 3}, {@code member 17}, {@code nobody}, {@code hub}
 * @param act     the operationId of the contract, or the hub's own word for what it does by itself
 * @param object  whom or what it was done to: {@code member 17}, {@code device front-door}; empty for none
 * @param outcome the HTTP status it was answered with, or {@code done}
 * @param address where it came from; empty for the hub's own
 */
public record Deed(@Nullable Integer spaceId, String actor, String act, String object, String outcome, String address) {

    /** What the hub does by itself. */
    public static Deed ofTheHub(int spaceId, String act, String object) {
        return new Deed(spaceId, "hub", act, object, "done", "");
    }
}
