package foyer.hub.web;

import foyer.hub.events.Events;
import foyer.hub.events.Occurrence;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calendars in, events out. */
final class EventRoutes {

    private static final Duration LEFT_OUT = Duration.ofDays(14);
    private static final Duration MOST = Duration.ofDays(100);

    private final Events events;
    private final InstantSource clock;

    /** An event as staff see it: with what tells it from every other. */
    record Listed(
            String uid,
            Instant recurrenceId,
            String title,
            String room,
            Instant startsAt,
            Instant endsAt,
            boolean allDay,
            @Nullable String format) {

        static Listed of(Occurrence event) {
            return new Listed(
                    event.uid(),
                    event.recurrenceId(),
                    event.title(),
                    event.room(),
                    event.startsAt(),
                    event.endsAt(),
                    event.allDay(),
                    event.format());
        }
    }

    EventRoutes(Events events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("putCalendar", (space, asked) -> events.importCalendar(
                                space, asked.path("calendar"), asked.bytes().getBytes(), clock.instant())
                        .map(Imported::answer))
                .inSpace("listEvents", this::list);
    }

    private Future<Answer> list(Space space, Asked asked) {
        Instant from = asked.instant("from").orElseGet(() -> thisMorning(space));
        Instant until = asked.instant("until").orElseGet(() -> from.plus(LEFT_OUT));
        if (until.isBefore(from) || Duration.between(from, until).compareTo(MOST) > 0) {
            throw new Unusable(400, "until must be after from, by " + MOST.toDays() + " days at most");
        }
        return events.upcoming(space, from, until)
                .map(all ->
                        Answer.ok(Map.of("events", all.stream().map(Listed::of).toList())));
    }

    private Instant thisMorning(Space space) {
        return LocalDate.ofInstant(clock.instant(), space.timeZone())
                .atStartOfDay(space.timeZone())
                .toInstant();
    }
}
