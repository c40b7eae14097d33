package foyer.hub.events;

import foyer.hub.events.EventsSql.Written;
import foyer.hub.imports.ImportReport;
import foyer.hub.imports.Refused;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is on in each space. Any thread. */
public final class Events {

    private final Vertx vertx;
    private final Pool pool;
    private final EventsSql sql = new EventsSql();
    private final GuestsSql guests = new GuestsSql();
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();

    public Events(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /**
     * Takes over an iCalendar file under a name of its own; a later file of the same name replaces it. The counts in the
     * report are of single occurrences. What a newer file no longer has is taken out of the future and stays in the past; a
     * file that cannot be read changes nothing; the same again writes nothing.
     */
    public Future<ImportReport> importCalendar(Space space, String name, byte[] ics, Instant now) {
        return vertx.executeBlocking(() -> CalendarFile.read(ics))
                .compose(file -> pool.withTransaction(connection -> expanded(space, file, now)
                        .compose(expansion -> sql.keepCalendar(connection, space.id(), name, file.text(), now)
                                .compose(v -> sql.write(connection, space.id(), name, expansion.occurrences(), now))
                                .map(written -> report(expansion, written)))))
                .onSuccess(imported -> listeners.forEach(heard -> heard.accept(space)))
                .recover(e -> e instanceof Refused refused
                        ? Future.succeededFuture(ImportReport.refused(refused.problem()))
                        : Future.failedFuture(e));
    }

    /** Hears of each space whose calendars have been taken over, after it is committed. */
    public void onChange(Consumer<Space> heard) {
        listeners.add(heard);
    }

    /** Works out what time has brought into view; to be called at the start and once a day. */
    public Future<Void> refresh(Space space, Instant now) {
        return pool.withTransaction(
                connection -> sql.calendars(connection, space.id()).compose(calendars -> {
                    Future<?> previous = Future.succeededFuture();
                    for (EventsSql.Calendar calendar : calendars) {
                        previous = previous.compose(v -> refresh(connection, space, calendar, now));
                    }
                    return previous.mapEmpty();
                }));
    }

    /** What is on or begins between two times, in order of time. */
    public Future<List<Occurrence>> upcoming(Space space, Instant from, Instant until) {
        return sql.between(pool, space.id(), from, until);
    }

    /** What begins on a day of the space's own calendar, with how many came; {@link Attendance} says who counts. */
    public Future<List<Attended>> attendance(Space space, LocalDate day) {
        Future<List<Attended>> seen = seen(pool, space, day, null);
        Future<Map<EventsSql.Key, Integer>> kept = sql.attended(pool, space.id(), start(space, day), end(space, day));
        return Future.all(seen, kept).map(both -> seen.result().stream()
                .map(each -> each.and(kept.result().getOrDefault(EventsSql.Key.of(each.occurrence()), 0)))
                .toList());
    }

    /**
     * Keeps how many came on a day, as those check-ins of it tell that are about to be forgotten in this transaction, and
     * forgets what doors were told of the guests.
     */
    public Future<Void> keepAttendance(SqlConnection connection, Space space, LocalDate day, Instant heardBefore) {
        return seen(connection, space, day, heardBefore)
                .compose(seen -> sql.keepAttended(connection, space.id(), seen))
                .compose(kept -> guests.forget(connection, space.id(), end(space, day)));
    }

    /** As the check-ins tell it that are still there, and the doors. */
    private Future<List<Attended>> seen(SqlClient client, Space space, LocalDate day, @Nullable Instant heardBefore) {
        Instant from = start(space, day);
        Instant until = end(space, day);
        Future<List<Occurrence>> occurrences = sql.between(client, space.id(), from, until);
        return occurrences.compose(of -> guests.said(client, space.id(), from, until)
                .compose(said -> sql.arrivals(client, space.id(), from.minus(Attendance.EARLY), until, heardBefore)
                        .map(arrivals -> Attendance.of(of, arrivals, said).entrySet().stream()
                                .map(each -> new Attended(each.getKey(), each.getValue()))
                                .toList())));
    }

    private static Instant start(Space space, LocalDate day) {
        return day.atStartOfDay(space.timeZone()).toInstant();
    }

    private static Instant end(Space space, LocalDate day) {
        return start(space, day.plusDays(1));
    }

    private Future<Written> refresh(SqlConnection connection, Space space, EventsSql.Calendar calendar, Instant now) {
        return vertx.executeBlocking(() -> CalendarFile.read(calendar.ics()))
                .compose(file -> expanded(space, file, now))
                .compose(expansion -> sql.write(connection, space.id(), calendar.name(), expansion.occurrences(), now));
    }

    /** Reading and working out a large calendar takes a while: not on the event loop. */
    private Future<Expansion> expanded(Space space, CalendarFile file, Instant now) {
        return vertx.executeBlocking(() -> Expansion.of(file, space.timeZone(), now));
    }

    private static ImportReport report(Expansion expansion, Written written) {
        int unchanged = expansion.occurrences().size() - written.added() - written.changed();
        return new ImportReport(
                true,
                written.added(),
                written.changed(),
                unchanged,
                written.removed(),
                expansion.problems(),
                List.of());
    }
}
