package foyer.wire;

import java.time.Instant;

/**
 * One occurrence of an event.
 *
 * @param uid          the event's in its calendar
 * @param recurrenceId when the series says that this one starts; it stays when the event is moved
 */
public record EventKey(String uid, Instant recurrenceId) {

    public EventKey {
        Required.text(uid, "uid");
        Required.present(recurrenceId, "recurrenceId");
    }
}
