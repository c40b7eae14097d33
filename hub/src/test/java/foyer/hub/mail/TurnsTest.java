package foyer.hub.mail;

import static foyer.hub.Wait.on;
import static foyer.hub.Wait.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One at a time: Ada's letter, then Ben's. */
class TurnsTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Promise<Void> ada = Promise.promise();

    @AfterEach
    void close() {
        on(vertx.close());
    }

    @Test
    void bensWaitsForAdas() {
        Turns turns = new Turns(vertx, 1, Duration.ofMinutes(1));
        turns.take(() -> begin("ada", ada.future()));
        Future<Void> ben = turns.take(() -> begin("ben", Future.succeededFuture()));
        assertThat(begun).containsExactly("ada");

        ada.fail("the server hung up"); // her turn is over all the same
        on(ben);

        assertThat(begun).containsExactly("ada", "ben");
    }

    @Test
    void whoWaitsTooLongIsNeverBegun() {
        Turns turns = new Turns(vertx, 1, Duration.ofMillis(50));
        turns.take(() -> begin("ada", ada.future()));
        Future<Void> ben = turns.take(() -> begin("ben", Future.succeededFuture()));
        until("Ben's is given up", ben::failed);
        assertThat(ben.cause()).isInstanceOf(TimeoutException.class);

        ada.complete();
        on(turns.take(() -> begin("cy", Future.succeededFuture())));

        assertThat(begun).containsExactly("ada", "cy");
    }

    @Test
    void whatThrowsGivesItsTurnBack() {
        Turns turns = new Turns(vertx, 1, Duration.ofMinutes(1));
        Future<Void> ada = turns.take(() -> {
            throw new IllegalStateException("a mistake of ours");
        });
        assertThat(ada.failed()).isTrue();

        on(turns.take(() -> begin("ben", Future.succeededFuture())));

        assertThat(begun).containsExactly("ben");
    }

    private Future<Void> begin(String name, Future<Void> done) {
        begun.add(name);
        return done;
    }
}
