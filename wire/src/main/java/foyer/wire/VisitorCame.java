package foyer.wire;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is no member has come, has read the house rules and accepted them. Its report's id is the visit's.
 *
 * @param name as they wrote it
 * @param host whom they visit; null where they did not find them, and for a guest of the house
 * @param whom whom they visit, as they wrote it; null where the host is known, or there is none
 */
public record VisitorCame(
        String name, @Nullable MemberId host, @Nullable String whom) implements Said {

    private static final int LONGEST = 80;

    public VisitorCame {
        Required.that(
                Required.text(name, "name").length() <= LONGEST, "name may have at most " + LONGEST + " characters");
        Required.that(
                whom == null || (!whom.isBlank() && whom.length() <= LONGEST),
                "whom must be left out, or have 1 to " + LONGEST + " characters");
    }
}
