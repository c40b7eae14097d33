package foyer.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kiosk knows of one member, so that it can answer without the hub.
 *
 * @param passes       the passes that are theirs; none is a member without a badge
 * @param name         what they chose to be called
 * @param status       whether they may enter
 * @param present      whether they are in, as the hub knew it at {@code presenceAt}
 * @param presenceAt   when they were last seen at a door; null before the first time
 * @param introduction what the kiosk may tell them on their next scan; null when there is nothing
 * @param language     in which they like to be answered, of {@link Languages#ALL}; null where they have not said
 * @param pin          by which they come in when they have forgotten their badge; null where they have set none
 */
public record RosterEntry(
        MemberId member,
        List<PassId> passes,
        String name,
        Status status,
        boolean present,
        @Nullable Instant presenceAt,
        @Nullable IntroductionCard introduction,
        @Nullable String language,
        @Nullable OwnPin pin) {

    public enum Status {
        ACTIVE,
        SUSPENDED,
        /** No longer a member: the entry carries nothing else and is dropped. */
        GONE
    }

    public RosterEntry {
        Required.present(member, "member");
        passes = List.copyOf(Required.present(passes, "passes"));
        Required.present(name, "name");
        Required.present(status, "status");
    }

    /** The same member, with this to be told at the door; null for nothing. */
    public RosterEntry told(@Nullable IntroductionCard card) {
        return new RosterEntry(member, passes, name, status, present, presenceAt, card, language, pin);
    }
}
