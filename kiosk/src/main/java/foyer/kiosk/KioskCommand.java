package foyer.kiosk;

import foyer.config.SettingsFile;
import foyer.config.SettingsProblem;
import foyer.config.Watchdog;
import foyer.wire.pairing.Entrance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./foyer kiosk --config FILE}: returns once the door is open; a signal closes it. */
@Command(
        name = "foyer kiosk",
        mixinStandardHelpOptions = true,
        description = "Runs the kiosk beside a door: reads badges, keeps check-ins, sends them to the hub.")
final class KioskCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(KioskCommand.class);

    private static final int CANNOT_START = 1;
    private static final int WRONG_SETTINGS = 2;
    private static final long CLOSES_WITHIN_SECONDS = 10;
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The kiosk's settings; config/kiosk.yaml is an example with comments.")
    private Path config = Path.of("kiosk.yaml");

    private final InstantSource clock;

    KioskCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        KioskSettings settings;
        try {
            settings = SettingsFile.read(config, KioskSettings.class, System.getenv());
        } catch (SettingsProblem e) {
            log.error("{}", e.getMessage());
            return WRONG_SETTINGS;
        }
        Vertx vertx = Vertx.vertx();
        Future<Entrance> opened = awaited(Kiosk.enter(vertx, settings, clock, Watchdog.awake(LOOKS_EVERY, PATIENCE)));
        if (opened.failed()) {
            log.error("The kiosk cannot open: {}", words(opened.cause(), settings));
            awaited(vertx.close());
            return CANNOT_START;
        }
        Entrance kiosk = opened.result();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> close(kiosk, vertx), "goodbye")); // a signal, or the lifeline's end
        return 0;
    }

    private static void close(Entrance kiosk, Vertx vertx) {
        boolean closed = kiosk.close()
                .eventually(vertx::close)
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, CLOSES_WITHIN_SECONDS, TimeUnit.SECONDS)
                .handle((done, failure) -> failure == null)
                .join();
        log.info(closed ? "The door is closed" : "The door is closed, though not all of it as it should");
    }

    private static String words(Throwable cause, KioskSettings settings) {
        if (cause instanceof BindException) {
            return "port " + settings.http().port() + " on " + settings.http().host()
                    + " is taken. Choose another with http.port in the settings, or stop what listens there.";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static <T> Future<T> awaited(Future<T> future) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        future.onComplete(any -> done.countDown());
        done.await();
        return future;
    }
}
