package foyer.hub.feedback;

import foyer.hub.reports.Taker;
import foyer.hub.reports.Told;
import foyer.hub.spaces.Space;
import foyer.wire.EventKey;
import foyer.wire.Feedback;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Taps at the exit, as counts: a tap adds one to its day, and is not kept by itself. */
public final class Feedbacks implements Taker<Feedback> {

    private final Pool pool;
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();

    /**
     * How it was on a day, or at an event of it.
     *
     * @param title of the event; null for the day
     */
    public record Count(LocalDate day, @Nullable String title, int good, int fine, int notSoGood) {}

    public Feedbacks(Pool pool) {
        this.pool = pool;
    }

    /** Hears of each space of which something was said, after it is committed. */
    public void onChange(Consumer<Space> heard) {
        listeners.add(heard);
    }

    /** Latest day first; of each the day itself, and then its events. */
    public Future<List<Count>> of(Space space, LocalDate from, LocalDate until) {
        return pool.preparedQuery(FeedbackSql.COUNTS)
                .execute(Tuple.of(space.id(), from, until))
                .map(rows -> {
                    List<Count> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(new Count(
                            row.getLocalDate("day"),
                            row.getString("title"),
                            row.getInteger("good"),
                            row.getInteger("fine"),
                            row.getInteger("not_so_good"))));
                    return counts;
                });
    }

    @Override
    public Future<Optional<String>> take(SqlConnection transaction, Told<Feedback> told) {
        LocalDate day =
                LocalDate.ofInstant(told.report().occurredAt(), told.space().timeZone());
        EventKey event = told.said().event();
        return transaction
                .preparedQuery(FeedbackSql.COUNT)
                .execute(Tuple.of(
                        told.space().id(),
                        day,
                        event == null ? "" : event.uid(),
                        event == null ? null : event.recurrenceId().atOffset(ZoneOffset.UTC),
                        told.said().mood().name()))
                .map(Optional.empty());
    }

    @Override
    public void taken(Told<Feedback> told) {
        listeners.forEach(heard -> heard.accept(told.space()));
    }
}
