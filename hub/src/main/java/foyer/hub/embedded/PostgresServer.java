package foyer.hub.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of PostgreSQL, from its start to its end. A small shell stands between it and us: it reads from us until we
 * are no more, however we went, and then stops PostgreSQL. PostgreSQL's processes hold the other end of what we read,
 * so the end of that is the end of the last of them.
 */
final class PostgresServer {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    private static final Duration START_PATIENCE = Duration.ofMinutes(5); // a crash's WAL is replayed first
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25); // the shell's own, and some
    private static final int WORDS_KEPT = 20;

    /** A Ctrl-C in the terminal is for the hub, which then ends this: hence the trap, and pg_ctl, which leaves the terminal's session. */
    private static final String WATCHDOG = """
            trap '' HUP INT QUIT TERM PIPE
            "$1/bin/pg_ctl" start -w -s -t 300 -D "$2" </dev/null || exit 1
            read -r pid < "$2/postmaster.pid"
            echo "ready $pid"
            exec >/dev/null 2>&1
            while read -r line; do :; done
            kill -INT "$pid"
            seconds=0
            while kill -0 "$pid" && [ $seconds -lt 15 ]; do sleep 1; seconds=$((seconds + 1)); done
            kill -QUIT "$pid"
            """;

    private final PostgresFolder folder;
    private final Process watchdog;
    private final Deque<String> lastWords = new ArrayDeque<>(); // guarded by itself
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> silent = new CompletableFuture<>();

    /** Returns when PostgreSQL takes connections. */
    static PostgresServer start(PostgresFolder folder, PostgresBinaries binaries, PlainUser user) {
        try {
            Process watchdog = builder(
                            user.command(
                                    "sh",
                                    "-c",
                                    WATCHDOG,
                                    "foyer-postgres",
                                    binaries.home().toString(),
                                    folder.data().toString()),
                            folder.data())
                    .start();
            PostgresServer server = new PostgresServer(folder, watchdog);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new EmbeddedProblem("PostgreSQL cannot be started: " + e.getMessage(), e);
        }
    }

    /** With none of the settings that a person's own PostgreSQL client may have in the environment. */
    static ProcessBuilder builder(List<String> command, Path directory) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private PostgresServer(PostgresFolder folder, Process watchdog) {
        this.folder = folder;
        this.watchdog = watchdog;
        Thread reader = new Thread(this::listen, "postgres-words");
        reader.setDaemon(true);
        reader.start();
    }

    /** Blocks until the last process of this run has ended. */
    void awaitGone() throws InterruptedException {
        try {
            silent.get();
            // Silence is not quite the end if only PostgreSQL's own log writer fell over.
            var stillThere = Postmaster.on(folder.data());
            if (stillThere.isPresent()) {
                stillThere.get().onExit().get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("PostgreSQL cannot be watched", e);
        }
    }

    /** Cleanly, and if that takes too long, at once. */
    void stop() {
        letGo();
        try {
            silent.get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("PostgreSQL did not stop within {}; ending its processes", STOP_PATIENCE);
            Postmaster.on(folder.data()).ifPresent(Postmaster::stop);
        } catch (ExecutionException e) {
            throw new IllegalStateException("PostgreSQL cannot be watched", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the shell goes on stopping it
        }
        watchdog.destroyForcibly();
    }

    /** The shell's sign to stop PostgreSQL, if that still runs. */
    void letGo() {
        try {
            watchdog.getOutputStream().close();
        } catch (IOException e) {
            log.debug("The watchdog was gone already", e);
        }
    }

    private void awaitReady() {
        try {
            long pid = ready.get(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            log.debug("PostgreSQL runs as process {}", pid);
        } catch (ExecutionException | TimeoutException e) {
            letGo();
            throw new EmbeddedProblem("PostgreSQL did not start. " + words() + folder.lastWords(), e);
        } catch (InterruptedException e) {
            letGo();
            Thread.currentThread().interrupt();
            throw new EmbeddedProblem("Interrupted while PostgreSQL was starting", e);
        }
    }

    private void listen() {
        try (BufferedReader reader = watchdog.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("ready ")) {
                    ready.complete(Long.parseLong(line.substring("ready ".length())));
                }
                remember(line);
            }
        } catch (IOException e) {
            log.debug("PostgreSQL's words ended", e);
        } finally {
            ready.completeExceptionally(new IOException("PostgreSQL ended before it was ready"));
            silent.complete(null);
        }
    }

    private void remember(String line) {
        synchronized (lastWords) {
            lastWords.add(line);
            if (lastWords.size() > WORDS_KEPT) {
                lastWords.remove();
            }
        }
    }

    private String words() {
        synchronized (lastWords) {
            return lastWords.isEmpty() ? "" : "It said:\n" + String.join("\n", lastWords) + "\n";
        }
    }
}
