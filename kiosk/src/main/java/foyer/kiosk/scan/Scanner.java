package foyer.kiosk.scan;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads codes away from the event loop: frames on one thread, one after another, and whole pictures on a second one,
 * because opening a large picture takes longer than a person at the door should wait.
 */
public final class Scanner {

    /** Each may hold a picture of {@link PictureFile#MOST_PIXELS}, thinned out; the kiosk runs in 96 MB. */
    private static final int MOST_PICTURES = 3;

    /** Of sockets that are open, and of those that were just closed. More are not looked at; the next one is. */
    private static final int MOST_FRAMES = 8;

    private static final Duration LONG = Duration.ofSeconds(20); // Vert.x then says in the log that a thread is stuck

    private final ScanReader reader;
    private final WorkerExecutor frames;
    private final WorkerExecutor pictures;
    private final AtomicInteger framesWaiting = new AtomicInteger();
    private final AtomicInteger picturesWaiting = new AtomicInteger();

    public Scanner(Vertx vertx, ScanReader reader) {
        this.reader = reader;
        this.frames = vertx.createSharedWorkerExecutor("frames", 1, LONG.toSeconds(), TimeUnit.SECONDS);
        this.pictures = vertx.createSharedWorkerExecutor("pictures", 1, LONG.toSeconds(), TimeUnit.SECONDS);
    }

    /** Until the reader is quick; frames that come meanwhile are read in between. Completes when that is so. */
    public Future<Void> rehearse() {
        return rehearse(new Rehearsal(reader));
    }

    private Future<Void> rehearse(Rehearsal rehearsal) {
        return frames.executeBlocking(rehearsal::round, /* ordered= */ false)
                .compose(quick -> quick ? Future.succeededFuture() : rehearse(rehearsal));
    }

    /** For one camera, whose frames make each other easier to read. */
    public FilmReader camera() {
        return reader.film();
    }

    /** The text in a camera's frame. Callers wait for one answer before they send the next frame. */
    public Future<Optional<String>> frame(FilmReader camera, GreyFrame frame) {
        if (framesWaiting.incrementAndGet() > MOST_FRAMES) {
            framesWaiting.decrementAndGet();
            return Future.succeededFuture(Optional.empty());
        }
        return frames.executeBlocking(() -> camera.read(frame), /* ordered= */ false)
                .onComplete(done -> framesWaiting.decrementAndGet());
    }

    /** The text in a picture file. */
    public Future<PictureRead> picture(byte[] file, PictureFormat format) {
        if (picturesWaiting.incrementAndGet() > MOST_PICTURES) {
            picturesWaiting.decrementAndGet();
            return Future.succeededFuture(new PictureRead.Busy());
        }
        return pictures.executeBlocking(() -> read(file, format), /* ordered= */ false)
                .onComplete(done -> picturesWaiting.decrementAndGet());
    }

    public Future<Void> close() {
        return Future.join(frames.close(), pictures.close()).mapEmpty();
    }

    private PictureRead read(byte[] file, PictureFormat format) {
        try {
            return reader.readPatiently(PictureFile.open(file, format))
                    .<PictureRead>map(PictureRead.Found::new)
                    .orElseGet(PictureRead.NoCode::new);
        } catch (PictureFile.Unreadable e) {
            return new PictureRead.Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
