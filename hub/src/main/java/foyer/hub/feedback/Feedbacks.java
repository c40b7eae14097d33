package foyer.hub.feedback;

import foyer.hub.reports.Taker;
import foyer.hub.reports.Told;
import foyer.wire.EventKey;
import foyer.wire.Feedback;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Taps at the exit, as counts: a tap adds one to its day, and is not kept by itself. */
public final class Feedbacks implements Taker<Feedback> {

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
}
