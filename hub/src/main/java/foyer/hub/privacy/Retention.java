package foyer.hub.privacy;

import foyer.hub.events.Events;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Check-ins are kept for 90 days; then only how many there were. Any thread. */
public final class Retention {

    /** Full days of the space's own calendar. */
    public static final int DAYS = 90;

    /** As their visits. */
    private static final Duration VISITORS = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final Pool pool;
    private final Events events;
    private final InstantSource clock;

    public Retention(Pool pool, Events events, InstantSource clock) {
        this.pool = pool;
        this.events = events;
        this.clock = clock;
    }

    /** Forgets a day at a time, so that no transaction is large; for now and then. Completes with how many check-ins. */
    public Future<Long> forget(Space space) {
        OffsetDateTime keptFrom = LocalDate.ofInstant(clock.instant(), space.timeZone())
                .minusDays(DAYS)
                .atStartOfDay(space.timeZone())
                .toOffsetDateTime();
        return forgetVisitors(space)
                .compose(done -> forgetBefore(space, keptFrom, 0))
                .onSuccess(forgotten -> {
                    if (forgotten > 0) {
                        log.info(
                                "{} check-ins of {} are {} days old: only their totals stay",
                                forgotten,
                                space.slug(),
                                DAYS);
                    }
                });
    }

    /** Whoever is no member is forgotten sooner, also where their name lies in something else. */
    private Future<Void> forgetVisitors(Space space) {
        Tuple before = Tuple.of(space.id(), clock.instant().minus(VISITORS).atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(PrivacySql.LETTERS)
                .execute(before)
                .compose(gone -> pool.preparedQuery(PrivacySql.NAMES_SET_ASIDE).execute(before))
                .mapEmpty();
    }

    private Future<Long> forgetBefore(Space space, OffsetDateTime keptFrom, long soFar) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(PrivacySql.ONE_AT_A_TIME)
                        .execute(Tuple.of(space.id()))
                        .compose(locked -> forgetOneDay(connection, space, keptFrom)))
                .compose(forgotten -> forgotten == 0
                        ? Future.succeededFuture(soFar)
                        : forgetBefore(space, keptFrom, soFar + forgotten));
    }

    /** The oldest day that has something to forget; without one, only what was set aside. */
    private Future<Long> forgetOneDay(SqlConnection connection, Space space, OffsetDateTime keptFrom) {
        return connection
                .preparedQuery(PrivacySql.OLDEST)
                .execute(Tuple.of(space.id(), keptFrom))
                .map(rows -> rows.iterator().next().getOffsetDateTime("oldest"))
                .compose(oldest -> {
                    if (oldest == null) {
                        return forget(connection, space, keptFrom, keptFrom);
                    }
                    LocalDate day = LocalDate.ofInstant(oldest.toInstant(), space.timeZone());
                    OffsetDateTime end =
                            day.plusDays(1).atStartOfDay(space.timeZone()).toOffsetDateTime();
                    return events.keepAttendance(connection, space, day, keptFrom.toInstant())
                            .compose(kept -> forget(connection, space, keptFrom, end));
                });
    }

    private static Future<Long> forget(
            SqlConnection connection, Space space, OffsetDateTime keptFrom, OffsetDateTime before) {
        Tuple what = Tuple.of(space.id(), keptFrom, before);
        return connection
                .preparedQuery(PrivacySql.ADD_UP)
                .execute(what)
                .compose(added -> connection.preparedQuery(PrivacySql.FORGET).execute(what))
                .map(rows -> rows.iterator().next().getLong("forgotten"));
    }
}
