package foyer.hub.reports;

import foyer.wire.Said;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** What becomes of one kind of report. */
public interface Taker<S extends Said> {

    /**
     * Called once a report, in the transaction that records it, whatever the order in which reports arrive.
     *
     * @return empty, or in words for a manager why it cannot be used: then it is kept aside, and nothing of it written
     *     here; a failure is tried again, unless PostgreSQL finds fault with the data
     */
    Future<Optional<String>> take(SqlConnection transaction, Told<S> told);

    /** After the commit. */
    default void taken(Told<S> told) {}
}
