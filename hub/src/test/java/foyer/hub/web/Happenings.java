package foyer.hub.web;

import foyer.hub.board.Board;
import foyer.hub.imports.ImportReport;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.Programme.ProgrammeEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Stands for the rooms of events and introductions, which have tests of their own. */
final class Happenings implements Rooms.Events, Rooms.Introductions, Board.Sources {

    private static final ProgrammeEvent COFFEE = new ProgrammeEvent(
            "coffee@ropeloft",
            "First coffee",
            "Kitchen",
            Instant.parse("2026-11-21T08:30:00Z"),
            Instant.parse("2026-11-21T09:30:00Z"),
            false,
            "social");

    private final Made made = new Made(
            Instant.parse("2026-11-21T08:45:00Z"),
            List.of("Ada", "Nonno Pino"),
            "You both drink coffee",
            "Where is the best cup in town?",
            "the coffee counter",
            true);

    @Override
    public Future<ImportReport> importCalendar(Space space, String calendar, byte[] ics) {
        return Future.succeededFuture(new ImportReport(true, 1, 0, 0, 0, List.of(), List.of()));
    }

    @Override
    public Future<List<ProgrammeEvent>> between(Space space, Instant from, Instant until) {
        return Future.succeededFuture(List.of(COFFEE));
    }

    @Override
    public Future<ImportReport> importPrompts(Space space, byte[] csv) {
        return Future.succeededFuture(
                ImportReport.refused(new ImportReport.Problem(1, "The column depth is missing.")));
    }

    @Override
    public Future<List<Made>> latest(Space space, int most) {
        return Future.succeededFuture(List.of(made));
    }

    @Override
    public Future<List<Told>> toldTo(Space space, MemberId member) {
        return Future.succeededFuture(List.of(new Told(
                made.at(),
                List.of("Nonno Pino"),
                made.shared(),
                made.prompt(),
                made.place(),
                made.at().plusSeconds(5400))));
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
