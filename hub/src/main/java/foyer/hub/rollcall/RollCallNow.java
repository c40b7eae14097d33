package foyer.hub.rollcall;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roll call of the last two hours.
 *
 * @param began  of its first kiosk; null where there is none
 * @param people who is in or has been ticked, whoever has not been seen first
 */
public record RollCallNow(@Nullable Instant began, List<Person> people) {

    public RollCallNow {
        people = List.copyOf(people);
    }

    /**
     * Somebody who is in, or has been seen.
     *
     * @param seenAt by the first tick; null until then
     */
    public record Person(
            String name, boolean visitor, @Nullable Instant seenAt) {}
}
