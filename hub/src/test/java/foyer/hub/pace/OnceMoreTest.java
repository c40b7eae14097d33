package foyer.hub.pace;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnceMoreTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger tries = new AtomicInteger();
    private final Promise<Void> done = Promise.promise();

    @AfterEach
    void close() {
        on(vertx.close());
    }

    @Test
    void workThatFailsIsTriedAgainByItself() {
        wish(key -> tries.incrementAndGet() == 1 ? Future.failedFuture("no database") : done());

        on(done.future());

        assertThat(tries).hasValue(2);
    }

    @Test
    void workThatThrowsIsTriedAgainLikeAnyThatFails() {
        wish(key -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("no such space");
            }
            return done();
        });

        on(done.future());

        assertThat(tries).hasValue(2);
    }

    private void wish(Function<String, Future<?>> work) {
        OnceMore<String> once = new OnceMore<>(vertx, "The test", Duration.ZERO, Duration.ofMillis(1), work);
        vertx.runOnContext(go -> once.wish("loft"));
    }

    private Future<Void> done() {
        done.complete();
        return Future.succeededFuture();
    }
}
