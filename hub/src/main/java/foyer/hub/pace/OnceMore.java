package foyer.hub.pace;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One piece of work for each key: one run at a time, at once when nothing is under way, and once more after the last
 * wish. Vert.x context only.
 */
public final class OnceMore<K> {

    private static final Logger log = LoggerFactory.getLogger(OnceMore.class);

    private final Vertx vertx;
    private final String what;
    private final Duration rest;
    private final Function<K, Future<?>> work;
    private final Set<K> busy = new HashSet<>();
    private final Set<K> wishedAgain = new HashSet<>();

    /**
     * Nothing runs yet.
     *
     * @param what the work, as a log line names it when it fails ("Occupancy")
     * @param rest the least time from the end of one run to the start of the next
     */
    public OnceMore(Vertx vertx, String what, Duration rest, Function<K, Future<?>> work) {
        this.vertx = vertx;
        this.what = what;
        this.rest = rest;
        this.work = work;
    }

    public void wish(K key) {
        if (busy.add(key)) {
            run(key);
        } else {
            wishedAgain.add(key);
        }
    }

    private void run(K key) {
        work.apply(key)
                .onFailure(e -> log.warn("{} of {} not done; the next change does it", what, key, e))
                .onComplete(done -> vertx.timer(rest.toMillis() + 1).onComplete(rested -> {
                    if (wishedAgain.remove(key)) {
                        run(key);
                    } else {
                        busy.remove(key);
                    }
                }));
    }
}
