package foyer.hub.rollcall;

import foyer.hub.reports.Taker;
import foyer.hub.reports.Told;
import foyer.hub.spaces.Space;
import foyer.wire.HouseNow;
import foyer.wire.MemberSafe;
import foyer.wire.RollCallEnded;
import foyer.wire.VisitorSafe;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The kiosks' ticks, put together. Any thread. */
public final class RollCalls {

    private static final Duration SHOWN_FOR = Duration.ofHours(2);
    private static final Duration LONGEST_VISIT = Duration.ofHours(16);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Pool pool;
    private final InstantSource clock;
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();

    public RollCalls(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Hears of each space where somebody has been ticked, or a roll call ended. */
    public void onTick(Consumer<Space> heard) {
        listeners.add(heard);
    }

    public Taker<MemberSafe> members() {
        return new Taker<>() {
            @Override
            public Future<Optional<String>> take(SqlConnection transaction, Told<MemberSafe> told) {
                return RollCallSql.member(
                                transaction,
                                told,
                                told.said().member().value(),
                                told.said().began())
                        .map(Optional.empty());
            }

            @Override
            public void taken(Told<MemberSafe> told) {
                tell(told.space());
            }
        };
    }

    public Taker<VisitorSafe> visitors() {
        return new Taker<>() {
            @Override
            public Future<Optional<String>> take(SqlConnection transaction, Told<VisitorSafe> told) {
                return RollCallSql.visitor(
                                transaction,
                                told,
                                told.said().visit(),
                                told.said().began())
                        .map(Optional.empty());
            }

            @Override
            public void taken(Told<VisitorSafe> told) {
                tell(told.space());
            }
        };
    }

    public Taker<RollCallEnded> ends() {
        return new Taker<>() {
            @Override
            public Future<Optional<String>> take(SqlConnection transaction, Told<RollCallEnded> told) {
                return RollCallSql.ended(transaction, told, told.said().began()).map(Optional.empty());
            }

            @Override
            public void taken(Told<RollCallEnded> told) {
                tell(told.space());
            }
        };
    }

    public Future<RollCallNow> now(Space space) {
        Instant now = clock.instant();
        return RollCallSql.now(pool, space.id(), now.minus(SHOWN_FOR), now.minus(LONGEST_VISIT));
    }

    /** For the kiosks: each whom one of them has ticked lately, once a roll call, with the first time in it; the latest first. */
    public Future<List<HouseNow.Seen>> seen(Space space) {
        return RollCallSql.seen(pool, space.id(), clock.instant().minus(SHOWN_FOR));
    }

    /** For the kiosks: when somebody ended one lately. */
    public Future<List<Instant>> ended(Space space) {
        return RollCallSql.ends(pool, space.id(), clock.instant().minus(SHOWN_FOR));
    }

    /** For now and then. */
    public Future<Void> forget(Space space) {
        return RollCallSql.forget(pool, space.id(), clock.instant().minus(KEPT));
    }

    private void tell(Space space) {
        listeners.forEach(heard -> heard.accept(space));
    }
}
