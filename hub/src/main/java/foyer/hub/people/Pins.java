package foyer.hub.people;

import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The numbers by which members come in without their badge. What is kept of them goes to the doors with the roster. Any thread. */
public final class Pins {

    private final WorkerExecutor making;
    private final PinsSql sql;
    private final InstantSource clock;
    private final List<BiConsumer<Space, MemberId>> listeners = new CopyOnWriteArrayList<>();

    public Pins(Vertx vertx, Pool pool, InstantSource clock) {
        this.making = vertx.createSharedWorkerExecutor("pins", 1); // each takes 7 MiB and some 50 ms
        this.sql = new PinsSql(pool);
        this.clock = clock;
    }

    /** Hears whose PIN is another, or none, after it is committed. */
    public void onChange(BiConsumer<Space, MemberId> heard) {
        listeners.add(heard);
    }

    public Future<Void> set(Space space, MemberId member, Pin pin) {
        return making.executeBlocking(pin::verifier)
                .compose(verifier -> sql.put(space.id(), member, verifier, clock.instant()))
                .onSuccess(set -> tell(space, member));
    }

    public Future<Void> drop(Space space, MemberId member) {
        return sql.drop(space.id(), member).onSuccess(dropped -> tell(space, member));
    }

    public Future<Boolean> isSet(Space space, MemberId member) {
        return sql.isSet(space.id(), member);
    }

    private void tell(Space space, MemberId member) {
        listeners.forEach(heard -> heard.accept(space, member));
    }
}
