package foyer.hub;

import foyer.hub.events.Events;
import foyer.hub.events.Occurrence;
import foyer.hub.imports.ImportReport;
import foyer.hub.spaces.Space;
import foyer.hub.web.Rooms;
import foyer.wire.Programme.ProgrammeEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The events as the API asks for them. */
record ApiEvents(Events events, InstantSource clock, Consumer<Space> changed) implements Rooms.Events {

    @Override
    public Future<ImportReport> importCalendar(Space space, String calendar, byte[] ics) {
        return events.importCalendar(space, calendar, ics, clock.instant())
                .onSuccess(imported -> changed.accept(space));
    }

    @Override
    public Future<List<ProgrammeEvent>> between(Space space, Instant from, Instant until) {
        return events.upcoming(space, from, until)
                .map(all -> all.stream().map(ApiEvents::shown).toList());
    }

    static ProgrammeEvent shown(Occurrence one) {
        return new ProgrammeEvent(
                one.uid(), one.title(), one.room(), one.startsAt(), one.endsAt(), one.allDay(), one.format());
    }
}
