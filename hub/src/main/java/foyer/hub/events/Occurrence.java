package foyer.hub.events;

import foyer.wire.EventKey;
import foyer.wire.Programme.ProgrammeEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event, once.
 *
 * @param recurrenceId when the series says it starts; {@code startsAt} is when it does
 * @param format       the first category, as "workshop" or "lunch"
 * @param endsAt       exclusive; of an all-day event the midnight after its last day, by the space's clock
 */
public record Occurrence(
        String uid,
        Instant recurrenceId,
        String title,
        String description,
        String room,
        @Nullable String format,
        Instant startsAt,
        Instant endsAt,
        boolean allDay) {

    /** What tells it from every other. */
    public EventKey key() {
        return new EventKey(uid, recurrenceId);
    }

    /** As pages and screens are told it. */
    public ProgrammeEvent shown() {
        return new ProgrammeEvent(uid, title, room, startsAt, endsAt, allDay, format);
    }
}
