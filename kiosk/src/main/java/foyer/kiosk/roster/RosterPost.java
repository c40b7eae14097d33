package foyer.kiosk.roster;

import foyer.wire.Roster;
import foyer.wire.Wire;
import foyer.wire.kept.KeptFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the roster from the hub, enters it into the book, and keeps the book on disk. Vert.x context only, but for
 * {@link #open}, which blocks.
 */
public final class RosterPost {

    private static final Logger log = LoggerFactory.getLogger(RosterPost.class);

    /** At most one write in this time: presence changes with every check-in, and a roster can be long. */
    private static final long WRITE_AFTER_MILLIS = 1_000;

    private final Vertx vertx;
    private final RosterBook book;
    private final KeptFile<KeptRoster> file;
    private final InstantSource clock;
    private final Runnable askAgain;

    private LastHeard heard;
    private @Nullable Instant currentAt; // as the file says it
    private boolean asked;
    private boolean writeIsDue;

    /**
     * Reads what was kept before the last restart.
     *
     * @param askAgain to be sent the snapshot anew, after a gap
     */
    public static RosterPost open(Vertx vertx, Path file, RosterBook book, InstantSource clock, Runnable askAgain) {
        RosterPost post = new RosterPost(vertx, book, new KeptFile<>(vertx, file, KeptRoster.class), clock, askAgain);
        post.file.read().ifPresent(kept -> {
            book.recall(kept);
            post.currentAt = kept.currentAt();
            post.heard = new LastHeard(clock, Optional.of(Duration.between(kept.currentAt(), clock.instant())));
        });
        return post;
    }

    private RosterPost(
            Vertx vertx, RosterBook book, KeptFile<KeptRoster> file, InstantSource clock, Runnable askAgain) {
        this.vertx = vertx;
        this.book = book;
        this.file = file;
        this.clock = clock;
        this.heard = new LastHeard(clock, Optional.empty());
        this.askAgain = askAgain;
    }

    public void arrived(byte[] message) {
        try {
            Roster roster = Wire.decode(message, Roster.class);
            switch (book.heard(roster)) {
                case TAKEN -> taken();
                case GAP -> gap(roster);
                case OLD -> log.debug("Roster {} is already known", roster.version());
            }
        } catch (Wire.Unreadable e) {
            log.error("A roster that cannot be read came from the hub; going on with version {}", book.version(), e);
        }
    }

    /** The line to the hub was cut: from now on the roster grows old. */
    public void cutOff() {
        if (heard.hearing()) {
            heard.cutOff();
            currentAt = clock.instant();
            writeSoon();
        }
        asked = false; // the next connection subscribes anew by itself
        book.cutOff();
    }

    /** How long ago the roster was last known to be what the hub says: zero while it is; empty before the first. */
    public Optional<Duration> age() {
        return heard.age();
    }

    /** The same, with what is known where that is empty. */
    public LastHeard heard() {
        return heard;
    }

    /** The last word on disk. */
    public Future<Void> close() {
        cutOff();
        return write();
    }

    private void taken() {
        heard.heard();
        asked = false;
        currentAt = clock.instant();
        writeSoon();
    }

    private void gap(Roster roster) {
        if (asked) {
            return;
        }
        asked = true;
        log.info(
                "Roster {} came after {}: something between was missed; asking for all of it",
                roster.version(),
                book.version());
        book.cutOff();
        askAgain.run();
    }

    private void writeSoon() {
        if (!writeIsDue) {
            writeIsDue = true;
            vertx.setTimer(WRITE_AFTER_MILLIS, timer -> write());
        }
    }

    private Future<Void> write() {
        writeIsDue = false;
        Instant at = currentAt;
        if (at == null || book.isEmpty()) {
            return Future.succeededFuture();
        }
        return file.keep(book.kept(at))
                .onFailure(e -> log.error(
                        "The roster could not be kept; after a restart without a hub an older one would decide."
                                + " Trying again with the next change",
                        e));
    }
}
