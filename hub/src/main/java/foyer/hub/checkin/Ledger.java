package foyer.hub.checkin;

import foyer.hub.checkin.CheckInRules.Row;
import foyer.hub.database.Faults;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The check-ins as PostgreSQL holds them: a batch is one statement and one commit. */
public final class Ledger {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    private static final int TRIES = 5;

    private final Pool lanes;

    public Ledger(Pool lanes) {
        this.lanes = lanes;
    }

    /** Completes after the commit. A batch that PostgreSQL finds fault with is halved until the bad one stands alone. */
    Future<Recorded> record(List<Row> batch) {
        if (batch.isEmpty()) {
            return Future.succeededFuture(Recorded.NOTHING);
        }
        List<Row> sorted = new ArrayList<>(batch);
        sorted.sort(Comparator.comparing(row -> row.checkIn().id()));
        return recordSorted(sorted);
    }

    private Future<Recorded> recordSorted(List<Row> sorted) {
        return write(sorted, TRIES).recover(e -> {
            if (!(e instanceof Unfit || Faults.aboutTheData(e))) {
                return Future.failedFuture(e);
            }
            if (sorted.size() == 1) {
                return Future.succeededFuture(Recorded.bad(sorted.get(0), String.valueOf(e.getMessage())));
            }
            int half = sorted.size() / 2;
            return recordSorted(sorted.subList(0, half))
                    .compose(first ->
                            recordSorted(sorted.subList(half, sorted.size())).map(first::and));
        });
    }

    private Future<Recorded> write(List<Row> sorted, int triesLeft) {
        Tuple columns;
        try {
            columns = columns(sorted);
        } catch (RuntimeException unfit) {
            return Future.failedFuture(new Unfit(unfit));
        }
        return lanes.preparedQuery(LedgerSql.RECORD)
                .execute(columns)
                .map(moved -> Recorded.of(sorted, moved(moved)))
                .recover(e -> {
                    if (triesLeft > 1 && Faults.worthAnotherTry(e)) {
                        log.info("A batch of {} check-ins met another one; trying again", sorted.size());
                        return write(sorted, triesLeft - 1);
                    }
                    return Future.failedFuture(e);
                });
    }

    private static Tuple columns(List<Row> rows) {
        int size = rows.size();
        UUID[] id = new UUID[size];
        Integer[] space = new Integer[size];
        Long[] member = new Long[size];
        Integer[] device = new Integer[size];
        Long[] seq = new Long[size];
        Short[] direction = new Short[size];
        OffsetDateTime[] occurredAt = new OffsetDateTime[size];
        @Nullable Long[] pass = new @Nullable Long[size];
        for (int i = 0; i < size; i++) {
            Row row = rows.get(i);
            id[i] = row.checkIn().id().value();
            space[i] = row.spaceId();
            member[i] = row.checkIn().member().value();
            device[i] = row.deviceId();
            seq[i] = row.checkIn().seq();
            direction[i] = (short) (row.checkIn().direction() == Direction.IN ? 1 : -1);
            occurredAt[i] = row.checkIn().occurredAt().atOffset(ZoneOffset.UTC);
            PassId held = row.checkIn().pass();
            pass[i] = held == null ? null : held.bits();
        }
        return Tuple.wrap(Arrays.asList((Object) id, space, member, device, seq, direction, occurredAt, pass));
    }

    private static List<Moved> moved(RowSet<io.vertx.sqlclient.Row> rows) {
        List<Moved> moved = new ArrayList<>(rows.size());
        for (io.vertx.sqlclient.Row row : rows) {
            moved.add(new Moved(
                    row.getInteger(0),
                    new MemberId(row.getLong(1)),
                    row.getInteger(2),
                    row.getBoolean(3),
                    row.getOffsetDateTime(4).toInstant()));
        }
        return moved;
    }

    /** A value that cannot even be sent. */
    private static final class Unfit extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unfit(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** What became of a batch: durable, each of them, or found bad. */
    record Recorded(List<Row> rows, List<Bad> bad, List<Moved> moved) {

        static final Recorded NOTHING = new Recorded(List.of(), List.of(), List.of());

        record Bad(Row row, String why) {}

        static Recorded of(List<Row> rows, List<Moved> moved) {
            return new Recorded(rows, List.of(), moved);
        }

        static Recorded bad(Row row, String why) {
            return new Recorded(List.of(), List.of(new Bad(row, why)), List.of());
        }

        Recorded and(Recorded other) {
            return new Recorded(joined(rows, other.rows), joined(bad, other.bad), joined(moved, other.moved));
        }

        private static <T> List<T> joined(List<T> some, List<T> more) {
            List<T> all = new ArrayList<>(some);
            all.addAll(more);
            return all;
        }
    }
}
