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
 * wish. What fails is tried again. Vert.x context only.
 */
public final class OnceMore<K> {

    private static final Logger log = LoggerFactory.getLogger(OnceMore.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final String what;
    private final Duration rest;
    private final Duration retryAfter;
    private final Function<K, Future<?>> work;
    private final Set<K> busy = new HashSet<>();
    private final Set<K> wishedAgain = new HashSet<>();
    private final Set<K> failing = new HashSet<>();

    /**
     * Nothing runs yet.
     *
     * @param what the work, as a log line names it when it fails ("Occupancy")
     * @param rest the least time from the end of one run to the start of the next
     */
    public OnceMore(Vertx vertx, String what, Duration rest, Function<K, Future<?>> work) {
        this(vertx, what, rest, RETRY_AFTER, work);
    }

    OnceMore(Vertx vertx, String what, Duration rest, Duration retryAfter, Function<K, Future<?>> work) {
        this.vertx = vertx;
        this.what = what;
        this.rest = rest;
        this.retryAfter = retryAfter;
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
        Future.succeededFuture(key)
                .compose(wished -> work.apply(wished).mapEmpty()) // also what is thrown becomes a failure
                .onSuccess(done -> {
                    failing.remove(key);
                    goOn(key, rest);
                })
                .onFailure(e -> {
                    if (failing.add(key)) { // once, not at every try
                        log.warn("{} of {} not done; tried again until it is", what, key, e);
                    }
                    wishedAgain.add(key);
                    goOn(key, retryAfter);
                });
    }

    private void goOn(K key, Duration after) {
        vertx.setTimer(after.toMillis() + 1, rested -> {
            if (wishedAgain.remove(key)) {
                run(key);
            } else {
                busy.remove(key);
            }
        });
    }
}
