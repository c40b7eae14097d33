package foyer.hub.events;

import foyer.hub.reports.Taker;
import foyer.hub.reports.Told;
import foyer.hub.spaces.Space;
import foyer.wire.AtEvent;
import foyer.wire.DeviceId;
import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.Today.Question;
import foyer.wire.Today.TodayEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is expected at an event, who came, and what the doors ask of them. Any thread. */
public final class Guests implements Taker<AtEvent> {

    private final Pool pool;
    private final InstantSource clock;
    private final GuestsSql sql = new GuestsSql();
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();

    /** What came of saying that somebody comes. */
    public enum Outcome {
        NOTED,
        /** As many have said so as there are places. */
        FULL,
        /** There is no such event any more, or none yet, or no such member. */
        NO_SUCH_EVENT
    }

    /** How an event is at the door; null for nothing set, no door of its own, nothing asked. */
    public record AtTheDoor(
            @Nullable Integer places,
            @Nullable DeviceId door,
            @Nullable Question question) {}

    /** Somebody who is expected, or who came. */
    public record Guest(
            MemberId member,
            String name,
            boolean expected,
            boolean came,
            @Nullable String answer) {}

    public Guests(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Hears of each space in which somebody is expected or came, or a door asks something else, once committed. */
    public void onChange(Consumer<Space> heard) {
        listeners.add(heard);
    }

    /** Counts for each time that the event takes place. */
    public Future<Void> atTheDoor(Space space, String uid, AtTheDoor door) {
        return sql.putDoor(pool, space.id(), uid, door).onSuccess(put -> changed(space));
    }

    /** Says that a member comes; said again, it is the same. */
    public Future<Outcome> expect(Space space, EventKey event, MemberId member) {
        return pool.withTransaction(transaction -> sql.isToCome(transaction, space.id(), event, member, clock.instant())
                        .compose(known -> known
                                ? expect(transaction, space, event, member)
                                : Future.succeededFuture(Outcome.NO_SUCH_EVENT)))
                .onSuccess(outcome -> changed(space));
    }

    /** Says that a member does not come after all. */
    public Future<Void> unexpect(Space space, EventKey event, MemberId member) {
        return sql.unexpect(pool, space.id(), event, member).onSuccess(done -> changed(space));
    }

    /** In order of their names. */
    public Future<List<Guest>> of(Space space, EventKey event) {
        return sql.guests(pool, space.id(), event);
    }

    /** What doors are to know of the events between two times. */
    public Future<List<TodayEvent>> forDoors(Space space, Instant from, Instant until) {
        return sql.forDoors(pool, space.id(), from, until);
    }

    /** Of a member who is gone nothing is kept. */
    @Override
    public Future<Optional<String>> take(SqlConnection transaction, Told<AtEvent> told) {
        return sql.visit(
                        transaction,
                        told.space().id(),
                        told.said(),
                        told.report().occurredAt())
                .map(Optional.empty());
    }

    @Override
    public void taken(Told<AtEvent> told) {
        changed(told.space());
    }

    /** Two who ask for the last place do so one after the other. */
    private Future<Outcome> expect(SqlConnection transaction, Space space, EventKey event, MemberId member) {
        return sql.lockedPlaces(transaction, space.id(), event.uid())
                .compose(places -> places.isEmpty()
                        ? Future.succeededFuture(true)
                        : sql.others(transaction, space.id(), event, member).map(others -> others < places.get()))
                .compose(room -> room
                        ? sql.expect(transaction, space.id(), event, member, clock.instant())
                                .map(Outcome.NOTED)
                        : Future.succeededFuture(Outcome.FULL));
    }

    private void changed(Space space) {
        listeners.forEach(heard -> heard.accept(space));
    }
}
