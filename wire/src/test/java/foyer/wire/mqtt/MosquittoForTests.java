package foyer.wire.mqtt;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A Mosquitto of the test's own, on a free port, that can be killed, started again and frozen. Everything under
 * {@code foyer/} is allowed to everybody, the rest to nobody. Tests are skipped where Mosquitto is not installed.
 */
public final class MosquittoForTests implements AutoCloseable {

    private final Path folder;
    private final Path binary;
    private final int port;
    private @Nullable Process process;

    public static MosquittoForTests start() {
        MosquittoForTests broker = installed();
        broker.startAgain();
        return broker;
    }

    /** One with settings of its own, but for the port, and the user it runs as. */
    public static MosquittoForTests start(String settings) {
        MosquittoForTests broker = installed();
        try {
            Files.writeString(
                    broker.folder.resolve("mosquitto.conf"),
                    settings.replaceAll("(?m)^listener .*$", "listener " + broker.port + " 127.0.0.1")
                            + "log_dest stderr\nuser " + System.getProperty("user.name") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.startAgain();
        return broker;
    }

    /** Of the process that runs. */
    public long pid() {
        return running().pid();
    }

    /** Not yet started; {@link #startAgain} does that. */
    public static MosquittoForTests installed() {
        Optional<Path> binary = find();
        Assumptions.assumeTrue(binary.isPresent(), "mosquitto is not installed here; ./foyer test installs it");
        try {
            return new MosquittoForTests(binary.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MosquittoForTests(Path binary) throws IOException {
        this.binary = binary;
        this.folder = Files.createTempDirectory("mosquitto");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("rights"), """
                pattern readwrite foyer/#
                """);
        Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                acl_file %s
                persistence false
                set_tcp_nodelay true
                log_dest stderr
                user %s
                """.formatted(
                        port, folder.resolve("rights"), System.getProperty("user.name")));
    }

    public int port() {
        return port;
    }

    public MqttAddress as(String clientId) {
        return new MqttAddress("tcp://127.0.0.1:" + port, clientId, clientId, "a secret");
    }

    /** On the same port; returns once it listens. */
    public void startAgain() {
        try {
            Process started = new ProcessBuilder(
                            binary.toString(),
                            "-c",
                            folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .start();
            process = started;
            awaitRunning(started.inputReader(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill -9 does it. */
    public void kill() {
        Process running = running();
        running.destroyForcibly();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Mosquitto does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process stays, its connections stay, but it answers nobody: a half-open line. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find() {
        return Stream.concat(
                        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"))
                .map(place -> Path.of(place, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void awaitRunning(BufferedReader output) throws IOException {
        StringBuilder heard = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            heard.append(line).append('\n');
            if (line.endsWith("running")) {
                drain(output);
                return;
            }
        }
        throw new IllegalStateException("Mosquitto did not start:\n" + heard);
    }

    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "mosquitto's output");
        reader.setDaemon(true);
        reader.setUncaughtExceptionHandler((thread, closedWithTheProcess) -> {});
        reader.start();
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(running().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("Mosquitto has not been started");
        }
        return running;
    }
}
