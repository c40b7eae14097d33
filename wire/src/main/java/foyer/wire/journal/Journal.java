package foyer.wire.journal;

import foyer.wire.CheckIn;
import foyer.wire.Report;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * What a device must not lose, in one SQLite file: its check-ins on one shelf, its reports on another. Whatever is asked
 * of either while the disk is busy shares the next sync.
 *
 * <p>The file is touched on the journal's own thread only; futures complete on the Vert.x context that opened it.
 */
public final class Journal {

    /** In one commit: as many as wait, but no more than keeps the first of them waiting a few milliseconds. */
    private static final int MOST_TOGETHER = 1_000;

    private final Path file;
    private final Context context;
    private final JournalSql sql;
    private final ExecutorService thread;
    private final ConcurrentLinkedQueue<Change<?>> asked = new ConcurrentLinkedQueue<>();
    private final Shelf<CheckIn> checkIns;
    private final Shelf<Report> reports;
    private final List<Shelf<?>> shelves;

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
        this.checkIns = new Shelf<>(this, "check-in", CheckIn.class, sql);
        this.reports = new Shelf<>(this, "report", Report.class, sql);
        this.shelves = List.of(checkIns, reports);
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread own = new Thread(task, "journal");
            own.setDaemon(true); // what has not been answered has not been promised
            return own;
        });
    }

    public Shelf<CheckIn> checkIns() {
        return checkIns;
    }

    /** What else must not be lost. */
    public Shelf<Report> reports() {
        return reports;
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

    <T> Future<T> ask(Work<T> work) {
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
            shelves.forEach(Shelf::beforeCommit);
            for (Change<?> change : together) {
                change.work(sql);
            }
            for (Shelf<?> shelf : shelves) {
                shelf.countOn(sql);
            }
            sql.commit();
            shelves.forEach(Shelf::committed);
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

    interface Work<T> {
        T with(JournalSql sql) throws SQLException;
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
         * What breaks a rule (is kept twice, say) does not take the others with it. Any other failure of the
         * file does: SQLite may have rolled the whole transaction back by itself.
         */
        void work(JournalSql sql) throws SQLException {
            try {
                outcome = Future.succeededFuture(work.with(sql));
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
