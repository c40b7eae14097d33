package foyer.hub.embedded;

import foyer.hub.database.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default PostgreSQL: a child process that lives as long as the hub, on loopback only, with its data safe (synced,
 * checksummed, password required). It is started again when it dies, and stopped when the hub dies, however that goes.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final String LOOPBACK = "127.0.0.1";

    private final FolderLock lock;
    private final PostgresFolder folder;
    private final PostgresBinaries binaries;
    private final PlainUser user;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private PostgresServer server; // guarded by this

    /**
     * Starts PostgreSQL on this folder, which is made if need be; blocks until it takes connections.
     *
     * @param port 0 takes a free one
     * @throws EmbeddedProblem with words that say what to do: the folder in use, the port taken, data of another version
     */
    public static EmbeddedPostgres start(Path folder, int port) {
        return start(folder, port, folder.resolve("binaries"));
    }

    /** The same, with PostgreSQL's programs unpacked into (or found in) a folder that several may share. */
    public static EmbeddedPostgres start(Path folder, int port, Path binariesFolder) {
        Path real = made(folder);
        FolderLock lock = FolderLock.take(real);
        try {
            return new EmbeddedPostgres(lock, real, port, made(binariesFolder));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private EmbeddedPostgres(FolderLock lock, Path realFolder, int wantedPort, Path binariesFolder) {
        this.lock = lock;
        this.user = PlainUser.choose();
        this.binaries = PostgresBinaries.in(binariesFolder);
        this.folder = PostgresFolder.prepare(realFolder, binaries, user);
        Postmaster.stopOrphanOn(folder.data());
        this.port = free(wantedPort);
        folder.useFrom(port);
        this.server = PostgresServer.start(folder, binaries, user);
        Thread supervisor = new Thread(this::supervise, "postgres-supervisor");
        supervisor.setDaemon(true);
        supervisor.start();
        log.info("PostgreSQL runs on port {}, its data in {}", port, folder.data());
    }

    /** The database {@code foyer}, as its superuser. The port stays the same across restarts. */
    public DatabaseAddress address() {
        return new DatabaseAddress(LOOPBACK, port, PostgresFolder.DATABASE, PostgresFolder.USER, folder.password());
    }

    /** Stops PostgreSQL cleanly, within a bounded time. */
    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            server.stop();
        }
        lock.close();
    }

    /** The supervisor's whole life: wait until PostgreSQL dies, start it again. */
    private void supervise() {
        try {
            while (!isClosing()) {
                current().awaitGone();
                if (!isClosing()) {
                    log.warn("PostgreSQL died; starting it again on port {}. {}", port, folder.lastWords());
                    startAgain();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                restart();
                return;
            } catch (EmbeddedProblem e) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                log.error("PostgreSQL did not come back; trying again in {}", pause, e);
            }
        }
    }

    private synchronized void restart() {
        if (isClosing()) {
            return;
        }
        server.letGo();
        Postmaster.stopOrphanOn(folder.data());
        server = PostgresServer.start(folder, binaries, user);
        log.info("PostgreSQL runs again on port {}", port);
    }

    private synchronized PostgresServer current() {
        return server;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private static int free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedProblem(
                    "Port " + port + " on " + LOOPBACK
                            + " is taken by another program, so PostgreSQL cannot use it. Stop"
                            + " that program, or choose another port: database.port in hub.yaml (FOYER_DATABASE_PORT), or"
                            + " ./foyer demo --port N, where the database takes N+4.",
                    e);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new EmbeddedProblem("The folder " + folder + " cannot be made: " + e, e);
        }
    }
}
