package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScannerTest {

    @Test
    void framesThatCannotBeLookedAtInTimeAreLetGoOf() throws Exception {
        Vertx vertx = Vertx.vertx();
        Semaphore fog = new Semaphore(0);
        Attempt slow = picture -> {
            fog.acquireUninterruptibly();
            return Optional.of("ada");
        };
        Scanner scanner = new Scanner(vertx, new ScanReader(slow, System::nanoTime));
        FilmReader camera = scanner.camera();
        List<Future<Optional<String>>> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            seen.add(scanner.frame(camera, new GreyFrame(2, 2, new byte[4])));
        }

        List<Future<Optional<String>>> kept =
                seen.stream().filter(frame -> !frame.isComplete()).toList();
        fog.release(100);

        assertThat(kept).hasSize(8);
        assertThat(kept.get(7).await(20, TimeUnit.SECONDS)).contains("ada");
        assertThat(scanner.frame(camera, new GreyFrame(2, 2, new byte[4])).await(20, TimeUnit.SECONDS))
                .contains("ada");
        vertx.close().await(20, TimeUnit.SECONDS);
    }
}
