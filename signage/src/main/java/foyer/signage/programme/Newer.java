package foyer.signage.programme;

import foyer.wire.OccupancyNow;
import foyer.wire.Programme;
import java.time.Duration;
import java.time.Instant;

/** Which of two is the newer. Pure. */
final class Newer {

    /** So much later, and a lower version is a hub that was restored from a backup and counts from there. */
    private static final Duration RESTORED = Duration.ofMinutes(5);

    /** What is composed so far ahead was composed by a clock that was wrong. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private Newer() {}

    static boolean occupancy(OccupancyNow arrived, OccupancyNow kept) {
        return arrived.newerThan(kept) || arrived.at().isAfter(kept.at().plus(RESTORED));
    }

    static boolean programme(Programme arrived, Programme kept, Instant now) {
        boolean keptFromTheFuture = kept.composedAt().isAfter(now.plus(AHEAD));
        return keptFromTheFuture || !arrived.composedAt().isBefore(kept.composedAt());
    }
}
