package foyer.hub.events;

import foyer.hub.imports.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule, followed on the wall clock of its event, so that nine o'clock stays nine o'clock when the clocks
 * change. What no programme needs and a machine would choke on is refused.
 */
final class Rule {

    /** Beyond it a count is the same as no end, and counting to it takes time. */
    private static final int MOST_COUNTED = 20_000;

    private static final int MOST_A_DAY = 24;

    private final Recur<LocalDateTime> recur;
    private final Predicate<Moment> beforeTheEnd;

    private Rule(Recur<LocalDateTime> recur, Predicate<Moment> beforeTheEnd) {
        this.recur = recur;
        this.beforeTheEnd = beforeTheEnd;
    }

    static Rule of(Recur<?> written) throws Refused {
        Frequency frequency = written.getFrequency();
        if (frequency == Frequency.SECONDLY || frequency == Frequency.MINUTELY || timesADay(written) > MOST_A_DAY) {
            throw new Refused("repeats more often than every hour; only its first time is shown.");
        }
        boolean endless = written.getCount() > MOST_COUNTED;
        String rule = Stream.of(written.toString().split(";"))
                .filter(part -> !part.startsWith("UNTIL="))
                .filter(part -> !(endless && part.startsWith("COUNT=")))
                .collect(Collectors.joining(";"));
        return new Rule(new Recur<>(rule), until(written.getUntil()));
    }

    /** Its times from one time to another, at most so many. */
    List<Moment> moments(Moment first, LocalDateTime from, LocalDateTime until, int most) throws Refused {
        try {
            return recur.getDatesAsStream(first.wall(), from, until, most)
                    .limit(most)
                    .map(first::at)
                    .filter(beforeTheEnd)
                    .toList();
        } catch (RuntimeException e) {
            throw new Refused("has a rule that cannot be followed; only its first time is shown.");
        }
    }

    private static long timesADay(Recur<?> written) {
        return (long) Math.max(1, written.getHourList().size())
                * Math.max(1, written.getMinuteList().size())
                * Math.max(1, written.getSecondList().size());
    }

    /** UNTIL is included (RFC 5545, 3.3.10). */
    private static Predicate<Moment> until(@Nullable Temporal until) {
        if (until == null) {
            return moment -> true;
        }
        if (until instanceof LocalDate day) {
            return moment -> !moment.wall().toLocalDate().isAfter(day);
        }
        if (until instanceof LocalDateTime wall) {
            return moment -> !moment.wall().isAfter(wall);
        }
        Instant end = Instant.from(until);
        return moment -> !moment.instant().isAfter(end);
    }
}
