package foyer.hub.web;

import foyer.hub.board.Board;
import foyer.hub.imports.ImportReport;
import foyer.hub.spaces.Space;
import foyer.wire.Programme.ProgrammeEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Stands for the calendars, and for what the board shows of the day; they have tests of their own. */
final class Happenings implements Rooms.Events, Board.Sources {

    private static final ProgrammeEvent COFFEE = new ProgrammeEvent(
            "coffee@ropeloft",
            "First coffee",
            "Kitchen",
            Instant.parse("2026-11-21T08:30:00Z"),
            Instant.parse("2026-11-21T09:30:00Z"),
            false,
            "social");

    @Override
    public Future<ImportReport> importCalendar(Space space, String calendar, byte[] ics) {
        return Future.succeededFuture(new ImportReport(true, 1, 0, 0, 0, List.of(), List.of()));
    }

    @Override
    public Future<List<ProgrammeEvent>> between(Space space, Instant from, Instant until) {
        return Future.succeededFuture(List.of(COFFEE));
    }

    @Override
    public Future<?> events(Space space, LocalDate day) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<?> introductions(Space space) {
        return Future.succeededFuture(List.of());
    }
}
