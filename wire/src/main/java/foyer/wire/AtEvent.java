package foyer.wire;

import org.jspecify.annotations.Nullable;

/**
 * A member came to an event, or did not although the door believed so. Of what is said of one member and event, the
 * newest counts.
 *
 * @param answer to the event's question; null where nothing was answered
 */
public record AtEvent(
        MemberId member,
        EventKey event,
        boolean came,
        @Nullable String answer) implements Said {

    private static final int LONGEST_ANSWER = 100;

    public AtEvent {
        Required.present(member, "member");
        Required.present(event, "event");
        Required.that(
                answer == null || answer.length() <= LONGEST_ANSWER,
                "answer may have at most " + LONGEST_ANSWER + " letters");
    }
}
