package foyer.journeys.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One of the three programs, running as a process of its own. It ends when we do: its standard input is in our hand. */
public final class Program {

    private static final int LINES_KEPT = 60;

    private final String name;
    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>(); // guarded by itself
    private final Thread listener;

    /**
     * Starts it as a person does, with {@code ./foyer NAME --config FILE}; the script puts Java in its own place, so
     * that the process is the program.
     */
    static Program start(String name, Path settings, Map<String, String> environment, Consumer<String> log) {
        ProcessBuilder command = new ProcessBuilder(Checkout.script().toString(), name, "--config", settings.toString())
                .redirectErrorStream(true);
        command.environment().put("FOYER_READY", "yes");
        command.environment().put("FOYER_LIFELINE", "stdin");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().putAll(environment);
        try {
            return new Program(name, command.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("The " + name + " cannot be started", e);
        }
    }

    private Program(String name, Process process, Consumer<String> log) {
        this.name = name;
        this.process = process;
        this.listener = new Thread(() -> listen(log), name + "-log");
        listener.setDaemon(true);
        listener.start();
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean running() {
        return process.isAlive();
    }

    public CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** Asks it to end, and waits; pulls the plug when it does not. Answers whether it ended by itself. */
    public boolean end(Duration bound) {
        process.toHandle().destroy(); // the process' own would close what we still listen to
        boolean ended = awaitEnd(bound);
        if (!ended) {
            kill();
        }
        return ended;
    }

    /** kill -9, of this process alone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** What it said last, oldest first. */
    public List<String> lastLines() {
        synchronized (lastLines) {
            return new ArrayList<>(lastLines);
        }
    }

    private boolean awaitEnd(Duration bound) {
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            listener.join(2_000);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Its own thread. */
    private void listen(Consumer<String> log) {
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                synchronized (lastLines) {
                    if (lastLines.size() == LINES_KEPT) {
                        lastLines.removeFirst();
                    }
                    lastLines.addLast(line);
                }
                log.accept(line);
            }
        } catch (IOException gone) {
            log.accept("(no more is heard of it: " + gone.getMessage() + ")");
        }
    }
}
