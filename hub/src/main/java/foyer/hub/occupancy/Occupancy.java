package foyer.hub.occupancy;

import foyer.hub.pace.OnceMore;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.OccupancyNow;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many are in, with a version that only grows. However many check-ins come at once, a space is counted once at a
 * time and once more after the last of them. Vert.x context only.
 */
public final class Occupancy {

    private static final Logger log = LoggerFactory.getLogger(Occupancy.class);

    /** Nobody stays longer; who seems to has forgotten to check out. */
    static final Duration LONGEST_STAY = Duration.ofHours(16);

    private static final int NEWCOMER_DAYS = 30;

    private static final int USUAL_WEEKS = 4;

    private final Pool pool;
    private final InstantSource clock;
    private final List<Consumer<OccupancyNow>> listeners = new ArrayList<>();
    private final Map<SpaceId, OccupancyNow> latest = new HashMap<>();
    private final Map<SpaceId, PastDays> pastDays = new HashMap<>();
    private final OnceMore<SpaceId> counts;

    /** Somebody who is in. */
    public record Present(MemberId member, String name, Instant since, boolean newcomer) {}

    /** Somebody going through a door. */
    public record Passage(
            MemberId member, String name, Direction direction, Instant at, String device, boolean newcomer) {}

    /** The same weekday of the weeks before a day. */
    private record PastDays(LocalDate before, List<Curve> curves) {}

    public Occupancy(Vertx vertx, Pool pool, Spaces spaces, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
        this.counts = new OnceMore<>(vertx, "The occupancy", Duration.ZERO, slug -> spaces.find(slug)
                .map(this::count)
                .orElseThrow());
    }

    /** Hears of each new count. */
    public Occupancy onChange(Consumer<OccupancyNow> listener) {
        listeners.add(listener);
        return this;
    }

    public Optional<OccupancyNow> now(SpaceId space) {
        return Optional.ofNullable(latest.get(space));
    }

    /** Counts soon; several wishes while a count is under way become one more. */
    public void recount(Space space) {
        counts.wish(space.slug());
    }

    /** Counts now, as a start does. */
    public Future<OccupancyNow> count(Space space) {
        Instant at = clock.instant();
        return pool.withTransaction(connection -> connection
                        .preparedQuery(OccupancySql.NEXT_VERSION)
                        .execute(Tuple.of(space.id()))
                        .compose(locked -> connection
                                .preparedQuery(OccupancySql.COUNT)
                                .execute(Tuple.of(space.id(), at.atOffset(ZoneOffset.UTC)))))
                .map(rows -> rows.iterator().next())
                .map(row -> new OccupancyNow(
                        space.slug(), row.getLong("version"), row.getInteger("present"), space.capacity(), at))
                .onSuccess(this::show);
    }

    /** Closes the stays of those who forgot to check out; they count as out from now on, as an estimate. */
    public Future<List<MemberId>> closeForgotten(Space space) {
        Instant before = clock.instant().minus(LONGEST_STAY);
        return pool.preparedQuery(OccupancySql.CLOSE_FORGOTTEN)
                .execute(Tuple.of(space.id(), before.atOffset(ZoneOffset.UTC)))
                .map(rows -> list(rows, row -> new MemberId(row.getLong("member_id"))))
                .onSuccess(closed -> {
                    if (!closed.isEmpty()) {
                        log.info("{} forgot to check out of {}; closed as estimated", closed.size(), space.slug());
                        recount(space);
                    }
                });
    }

    /** Who is in, latest first. */
    public Future<List<Present>> present(Space space) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), space.timeZone());
        return pool.preparedQuery(OccupancySql.PRESENT)
                .execute(Tuple.of(space.id()))
                .map(rows -> list(
                        rows,
                        row -> new Present(
                                new MemberId(row.getLong("member_id")),
                                row.getString("display_name"),
                                row.getOffsetDateTime("since").toInstant(),
                                isNewcomer(row.getLocalDate("member_since"), today))));
    }

    /** Who went through the doors of the space on a day, latest first. */
    public Future<List<Passage>> passages(Space space, LocalDate day, int most) {
        return pool.preparedQuery(OccupancySql.PASSAGES)
                .execute(day(space, day).addValue(most))
                .map(rows -> list(
                        rows,
                        row -> new Passage(
                                new MemberId(row.getLong("member_id")),
                                row.getString("display_name"),
                                row.getShort("direction") > 0 ? Direction.IN : Direction.OUT,
                                row.getOffsetDateTime("occurred_at").toInstant(),
                                row.getString("device"),
                                isNewcomer(row.getLocalDate("member_since"), day))));
    }

    /** How many were in, through a day of the space, and how many usually are on that weekday. */
    public Future<Curve> curve(Space space, LocalDate day) {
        Future<Curve> curve = bareCurve(space, day);
        Future<List<Curve>> weekdays = lastWeekdays(space, day);
        return Future.all(curve, weekdays)
                .map(both -> curve.result().with(curve.result().usually(weekdays.result())));
    }

    /** They do not change any more, or hardly: read once a day. */
    private Future<List<Curve>> lastWeekdays(Space space, LocalDate day) {
        PastDays known = pastDays.get(space.slug());
        if (known != null && known.before().equals(day)) {
            return Future.succeededFuture(known.curves());
        }
        List<Future<Curve>> past = new ArrayList<>();
        for (int week = 1; week <= USUAL_WEEKS; week++) {
            past.add(bareCurve(space, day.minusWeeks(week)));
        }
        return Future.all(past)
                .map(all -> past.stream()
                        .map(Future::result)
                        .filter(Curve::isLively)
                        .toList())
                .onSuccess(curves -> pastDays.put(space.slug(), new PastDays(day, curves)));
    }

    private Future<Curve> bareCurve(Space space, LocalDate day) {
        Tuple bounds = day(space, day);
        Future<RowSet<Row>> atStart = pool.preparedQuery(OccupancySql.AT_START).execute(bounds);
        Future<RowSet<Row>> steps = pool.preparedQuery(OccupancySql.STEPS).execute(bounds);
        return Future.all(atStart, steps)
                .map(both -> Curve.of(
                        day.atStartOfDay(space.timeZone()).toInstant(),
                        day.plusDays(1).atStartOfDay(space.timeZone()).toInstant(),
                        space.capacity(),
                        atStart.result().iterator().next().getLong("present").intValue(),
                        list(
                                steps.result(),
                                row -> new Curve.Step(
                                        row.getOffsetDateTime("bucket").toInstant(), row.getInteger("step"))),
                        clock.instant()));
    }

    private void show(OccupancyNow counted) {
        OccupancyNow before = latest.get(counted.space());
        if (before == null || counted.newerThan(before)) {
            latest.put(counted.space(), counted);
            listeners.forEach(listener -> listener.accept(counted));
        }
    }

    private static Tuple day(Space space, LocalDate day) {
        return Tuple.of(
                space.id(),
                day.atStartOfDay(space.timeZone()).toOffsetDateTime(),
                day.plusDays(1).atStartOfDay(space.timeZone()).toOffsetDateTime());
    }

    private static boolean isNewcomer(@Nullable LocalDate since, LocalDate today) {
        return since != null && since.plusDays(NEWCOMER_DAYS).isAfter(today);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
