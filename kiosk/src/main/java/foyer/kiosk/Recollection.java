package foyer.kiosk;

import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.visitors.HouseBook;
import foyer.wire.journal.Journal;
import io.vertx.core.Future;

/** After a restart: this door's own check-ins and visitors of whom the hub may not have heard, read from the journal. */
record Recollection(Journal journal, RosterBook roster, HouseBook house) {

    private static final int AT_ONCE = 500;

    Future<Void> ofWhatWaits() {
        return checkIns(0).compose(recalled -> reports(0));
    }

    private Future<Void> checkIns(long after) {
        return journal.checkIns().oldestAfter(after, AT_ONCE).compose(waiting -> {
            waiting.forEach(roster::saw);
            return waiting.isEmpty()
                    ? Future.succeededFuture()
                    : checkIns(waiting.get(waiting.size() - 1).seq());
        });
    }

    private Future<Void> reports(long after) {
        return journal.reports().oldestAfter(after, AT_ONCE).compose(waiting -> {
            waiting.forEach(house::saw);
            return waiting.isEmpty()
                    ? Future.succeededFuture()
                    : reports(waiting.get(waiting.size() - 1).seq());
        });
    }
}
