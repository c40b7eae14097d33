package foyer.wire.journal;

import foyer.wire.CheckIn;
import foyer.wire.Receipt;
import foyer.wire.Required;
import foyer.wire.Wire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongFunction;

/**
 * What a device must not lose, in one SQLite file. A future of {@link #keep} completes when its check-in is on the
 * disk; whatever else was asked meanwhile shares that one sync. Check-ins are numbered from 1 without gaps, and the
 * count goes on when those before have been settled.
 *
 * <p>The file is touched on the journal's own thread only; futures complete on the Vert.x context that opened it.
 */
public final class Journal {

    private static final String CHECK_IN = "check-in";

    /** In one commit: as many as wait, but no more than keeps the first of them waiting a few milliseconds. */
    private static final int MOST_TOGETHER = 1_000;

    private final Path file;
    private final Context context;
    private final JournalSql sql;
    private final ExecutorService thread;
    private final ConcurrentLinkedQueue<Change<?>> asked = new ConcurrentLinkedQueue<>();

    // written on the journal thread after a commit, read anywhere
    private volatile long lastSeq;
    private volatile long waiting;

    /**
     * Opens or begins the journal; blocks for a moment.
     *
     * @throws JournalProblem where the file is damaged, cannot be written, or another process has it open
     */
    public static Journal open(Vertx vertx, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Journal(vertx, file, JournalSql.open(file));
        } catch (SQLException | IOException e) {
            throw cannotOpen(file, e);
        }
    }

    private Journal(Vertx vertx, Path file, JournalSql sql) throws SQLException {
        this.file = file;
        this.context = vertx.getOrCreateContext();
        this.sql = sql;
        this.lastSeq = sql.last(CHECK_IN);
        this.waiting = sql.waiting(CHECK_IN);
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread own = new Thread(task, "journal");
            own.setDaemon(true); // what has not been answered has not been promised
            return own;
        });
    }

    /** Gives the next number to the check-in that {@code numbered} makes of it; a failed keep burns no number. */
    public Future<CheckIn> keep(LongFunction<CheckIn> numbered) {
        return ask(batch -> {
            long seq = batch.lastSeq + 1;
            CheckIn checkIn = numbered.apply(seq);
            Required.that(checkIn.seq() == seq, "the check-in must carry the number " + seq + " it was given");
            sql.keep(CHECK_IN, seq, checkIn.id().toString(), Wire.encode(checkIn));
            batch.lastSeq = seq;
            batch.waiting++;
            return checkIn;
        });
    }

    /** What waits with a higher number than {@code seq}, oldest first. */
    public Future<List<CheckIn>> oldestAfter(long seq, int most) {
        return ask(batch -> sql.oldestAfter(CHECK_IN, seq, most).stream()
                .map(body -> Wire.decode(body, CheckIn.class))
                .toList());
    }

    /** Lets go of what is receipted, and says how many that were; what is not here is ignored. */
    public Future<Integer> settle(Collection<Receipt> receipts) {
        List<Receipt> settled = List.copyOf(receipts);
        return ask(batch -> {
            int gone = 0;
            for (Receipt receipt : settled) {
                gone += sql.settle(CHECK_IN, receipt.id().toString());
            }
            batch.waiting -= gone;
            return gone;
        });
    }

    /** How many have no receipt yet. */
    public long waiting() {
        return waiting;
    }

    /** The highest number given so far; 0 before the first. */
    public long lastSeq() {
        return lastSeq;
    }

    /** After everything asked before has been done. */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        try {
            thread.execute(() -> {
                commitTogether();
                closeFile(closed);
            });
            thread.shutdown();
        } catch (RejectedExecutionException alreadyClosed) {
            closed.complete();
        }
        return closed.future();
    }

    private <T> Future<T> ask(Work<T> work) {
        Change<T> change = new Change<>(work);
        asked.add(change);
        try {
            thread.execute(this::commitTogether);
        } catch (RejectedExecutionException closed) {
            asked.remove(change);
            return Future.failedFuture(new JournalProblem("The journal " + file + " is closed"));
        }
        return change.promise.future();
    }

    /** Takes all that has been asked so far through one commit: under load one sync carries many. */
    private void commitTogether() {
        List<Change<?>> together = new ArrayList<>();
        for (Change<?> next = asked.poll(); next != null; next = asked.poll()) {
            together.add(next);
            if (together.size() == MOST_TOGETHER) {
                break;
            }
        }
        if (together.isEmpty()) {
            return; // an earlier round took it along
        }
        try {
            Batch batch = new Batch(lastSeq, waiting);
            for (Change<?> change : together) {
                change.work(batch);
            }
            if (batch.lastSeq != lastSeq) {
                sql.countOn(CHECK_IN, batch.lastSeq);
            }
            sql.commit();
            lastSeq = batch.lastSeq;
            waiting = batch.waiting;
            context.runOnContext(hop -> together.forEach(Change::answer));
        } catch (SQLException e) {
            undo(e);
            JournalProblem problem = new JournalProblem(
                    "Nothing could be put into the journal " + file + " (" + e.getMessage()
                            + "); check that its disk has room and can be written",
                    e);
            context.runOnContext(hop -> together.forEach(change -> change.promise.tryFail(problem)));
        }
    }

    private void undo(SQLException reason) {
        try {
            sql.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private void closeFile(Promise<Void> closed) {
        try {
            sql.close();
            context.runOnContext(hop -> closed.complete());
        } catch (SQLException e) {
            context.runOnContext(hop -> closed.fail(e));
        }
    }

    private static JournalProblem cannotOpen(Path file, Exception e) {
        String words = String.valueOf(e.getMessage());
        String advice;
        if (words.contains("SQLITE_BUSY")) {
            advice = "another process has it open; stop that one first";
        } else if (words.contains("SQLITE_NOTADB") || words.contains("SQLITE_CORRUPT") || !words.contains("SQLITE")) {
            advice =
                    "it is damaged, or not a journal; copy it to a safe place, because check-ins may wait in it, then move it away";
        } else {
            advice = "check that this user may write the file and its folder, and that the disk has room";
        }
        return new JournalProblem("The journal " + file + " cannot be opened: " + advice + " (" + words + ")", e);
    }

    /** What the counts will be once this commit has succeeded. */
    private static final class Batch {
        private long lastSeq;
        private long waiting;

        Batch(long lastSeq, long waiting) {
            this.lastSeq = lastSeq;
            this.waiting = waiting;
        }
    }

    private interface Work<T> {
        T in(Batch batch) throws SQLException;
    }

    /** One thing asked, done on the journal thread and answered on the context once it is on the disk. */
    private static final class Change<T> {
        private final Work<T> work;
        private final Promise<T> promise = Promise.promise();
        private Future<T> outcome = Future.failedFuture("not yet done");

        Change(Work<T> work) {
            this.work = work;
        }

        /**
         * A check-in that breaks a rule (kept twice, say) does not take the others with it. Any other failure of the
         * file does: SQLite may have rolled the whole transaction back by itself.
         */
        void work(Batch batch) throws SQLException {
            try {
                outcome = Future.succeededFuture(work.in(batch));
            } catch (SQLException e) {
                if (!JournalSql.brokeARule(e)) {
                    throw e;
                }
                outcome = Future.failedFuture(new JournalProblem("Not kept: " + e.getMessage(), e));
            } catch (RuntimeException e) {
                outcome = Future.failedFuture(new JournalProblem("Not kept: " + e.getMessage(), e));
            }
        }

        void answer() {
            outcome.onComplete(promise);
        }
    }
}
