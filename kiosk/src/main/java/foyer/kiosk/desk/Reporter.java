package foyer.kiosk.desk;

import foyer.wire.Report;
import foyer.wire.Said;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Whoever has something to report that must not be lost, reports it here; the hub hears of it now or later, once.
 *
 * @param journal gives the next number; completes when the report is on disk
 */
public record Reporter(Drafts drafts, Function<LongFunction<Report>, Future<Report>> journal) {

    /** Completes when it is on disk. */
    public Future<Report> report(Said said) {
        return journal.apply(drafts.of(said));
    }
}
