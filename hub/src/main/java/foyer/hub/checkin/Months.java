package foyer.hub.checkin;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions of {@code check_in}: the months around today, in UTC, made before they are needed. */
public final class Months {

    private static final Logger log = LoggerFactory.getLogger(Months.class);

    private static final int BACK = 2;
    private static final int AHEAD = 3;

    private final Pool pool;

    public Months(Pool pool) {
        this.pool = pool;
    }

    /** What is already there is left as it is. */
    public Future<Void> makeAround(LocalDate today) {
        Future<Void> made = Future.succeededFuture();
        for (YearMonth month : around(today)) {
            made = made.compose(before -> make(month));
        }
        return made;
    }

    static List<YearMonth> around(LocalDate today) {
        List<YearMonth> months = new ArrayList<>();
        for (int i = -BACK; i <= AHEAD; i++) {
            months.add(YearMonth.from(today).plusMonths(i));
        }
        return months;
    }

    private Future<Void> make(YearMonth month) {
        return pool.query(LedgerSql.month(month)).execute().<Void>mapEmpty().recover(e -> {
            if (e instanceof PgException) { // rows of that month are in the default partition, where they are as safe
                log.warn("No partition of its own for check-ins of {}: {}", month, e.getMessage());
                return Future.succeededFuture();
            }
            return Future.failedFuture(e);
        });
    }
}
