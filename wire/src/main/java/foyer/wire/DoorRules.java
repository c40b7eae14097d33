package foyer.wire;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What a space asks of everybody who comes in, beside a pass.
 *
 * @param refuseWhenFull whether doors let nobody more in once the capacity is reached
 * @param opening        when the house is open; a day that is not there has no hours, and is open
 */
public record DoorRules(boolean refuseWhenFull, List<Opening> opening) {

    public static final DoorRules NONE = new DoorRules(false, List.of());

    private static final int DAYS = 7;

    /** The hours of one day of the week, by the space's clock. */
    public record Opening(DayOfWeek day, LocalTime opens, LocalTime closes) {
        public Opening {
            Required.present(day, "day");
            Required.present(opens, "opens");
            Required.present(closes, "closes");
            Required.that(opens.isBefore(closes), "opens must be before closes");
        }
    }

    public DoorRules {
        opening = List.copyOf(Required.present(opening, "opening"));
        Required.that(
                opening.size() <= DAYS
                        && opening.stream().map(Opening::day).distinct().count() == opening.size(),
                "opening may have each day once");
    }

    public Optional<Opening> on(DayOfWeek day) {
        return opening.stream().filter(each -> each.day() == day).findFirst();
    }
}
