package foyer.hub.mail;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** So many at once; what waits too long for its turn is never begun, so that nothing is done after it was given up. Any thread. */
final class Turns {

    private final Vertx vertx;
    private final int most;
    private final Duration patience;
    private final Deque<Promise<Void>> waiting = new ArrayDeque<>(); // under this object's lock
    private int begun; // under this object's lock

    Turns(Vertx vertx, int most, Duration patience) {
        this.vertx = vertx;
        this.most = most;
        this.patience = patience;
    }

    /** Does it when its turn comes; fails with a {@link TimeoutException} where it was not begun. */
    <T> Future<T> take(Supplier<Future<T>> act) {
        return turn().compose(mine ->
                Future.succeededFuture().compose(now -> act.get()).onComplete(done -> next()));
    }

    private synchronized Future<Void> turn() {
        if (begun < most) {
            begun++;
            return Future.succeededFuture();
        }
        Promise<Void> mine = Promise.promise();
        waiting.add(mine);
        vertx.setTimer(patience.toMillis(), late -> leave(mine));
        return mine.future();
    }

    private void leave(Promise<Void> mine) {
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(mine);
        }
        if (waited) {
            mine.fail(new TimeoutException("All turns were taken"));
        }
    }

    private void next() {
        Promise<Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                begun--;
            }
        }
        if (next != null) {
            next.complete();
        }
    }
}
