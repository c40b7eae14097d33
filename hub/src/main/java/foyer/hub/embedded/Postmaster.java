package foyer.hub.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's first process on a data folder, found by its pid file, which a crash leaves behind. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Postmaster() {}

    /**
     * Only while we hold the folder's lock, so whatever PostgreSQL runs on this data is an orphan of ours. A pid that
     * another program has by now is left alone; only the file that names it goes.
     */
    static void stopOrphanOn(Path data) {
        Optional<ProcessHandle> orphan = on(data);
        if (orphan.isPresent()) {
            log.info(
                    "Stopping PostgreSQL (process {}), left behind on {}",
                    orphan.get().pid(),
                    data);
            stop(orphan.get());
        }
        try {
            Files.deleteIfExists(pidFile(data));
        } catch (IOException e) {
            throw new EmbeddedProblem("The stale file " + pidFile(data) + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** The process that the pid file names, if it is PostgreSQL and on this data. */
    static Optional<ProcessHandle> on(Path data) {
        try {
            return Files.readAllLines(pidFile(data)).stream()
                    .findFirst()
                    .map(line -> Long.parseLong(line.strip()))
                    .flatMap(ProcessHandle::of)
                    .filter(process -> isPostgres(process, data));
        } catch (IOException | NumberFormatException noneOrHalfWritten) {
            return Optional.empty();
        }
    }

    /** First as one asks PostgreSQL, then as one tells it, then as one ends any process. */
    static void stop(ProcessHandle postmaster) {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            send(signal, postmaster);
            if (goneWithin(PATIENCE, postmaster)) {
                return;
            }
        }
        throw new EmbeddedProblem(
                "PostgreSQL (process " + postmaster.pid() + ") does not stop; stop it, then start again");
    }

    static boolean goneWithin(Duration patience, ProcessHandle process) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new EmbeddedProblem("Process " + process.pid() + " cannot be watched", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedProblem("Interrupted while waiting for process " + process.pid(), e);
        }
    }

    private static boolean isPostgres(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && info.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true); // where the system keeps arguments to itself
    }

    /** Java knows only TERM, which PostgreSQL takes as "when everybody has left", and KILL. */
    private static void send(String signal, ProcessHandle process) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!goneWithin(PATIENCE, kill.toHandle())) {
                log.warn("kill -{} {} does not return", signal, process.pid());
            }
        } catch (IOException e) {
            throw new EmbeddedProblem("No shell to send a signal with: " + e.getMessage(), e);
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }
}
