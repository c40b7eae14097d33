package foyer.kiosk.status;

import foyer.kiosk.status.Troubles.Place;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much room there is where the journal is: looked at once a minute, away from the event loop. Vert.x context only. */
public final class Disk {

    private static final Logger log = LoggerFactory.getLogger(Disk.class);

    private static final long EVERY_MILLIS = 60_000;

    /** A hundred thousand check-ins take a quarter of it; below, somebody should look before the door must stop. */
    private static final long LITTLE = 200L * 1024 * 1024;

    private final Vertx vertx;
    private final Path folder;
    private final Troubles troubles;
    private final long everyMinute;

    private Optional<Long> free = Optional.empty();

    public Disk(Vertx vertx, Path folder, Troubles troubles) {
        this.vertx = vertx;
        this.folder = folder;
        this.troubles = troubles;
        this.everyMinute = vertx.setPeriodic(0, EVERY_MILLIS, timer -> look());
    }

    public Optional<Long> free() {
        return free;
    }

    public void close() {
        vertx.cancelTimer(everyMinute);
    }

    private void look() {
        vertx.executeBlocking(this::usable)
                .onSuccess(this::seen)
                .onFailure(e -> log.debug("The disk did not say how full it is; it is asked again in a minute", e));
    }

    private long usable() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    void seen(long bytes) {
        free = Optional.of(bytes);
        if (bytes < LITTLE) {
            troubles.raise(
                    Place.DISK,
                    "The disk is nearly full. Make room where " + folder + " is, before check-ins cannot be kept.");
        } else {
            troubles.clear(Place.DISK);
        }
    }
}
