package foyer.signage;

import foyer.config.Lifeline;
import foyer.config.SettingsFile;
import foyer.config.SettingsProblem;
import foyer.config.TlsFiles;
import foyer.wire.pairing.Entrance;
import foyer.wire.tls.ServerCertificate;
import foyer.wire.tls.TlsProblem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The player as a process: from its settings to the end of its page. */
public final class Signage implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Signage.class);

    private static final int START_SECONDS = 10;

    private final Vertx vertx;
    private final Entrance entrance;

    public static void main(String[] arguments) {
        run(arguments, Clock.systemUTC());
    }

    /** The whole program, by another clock than this machine's. */
    public static void run(String[] arguments, InstantSource clock) {
        Lifeline.hold();
        int code = new CommandLine(new Program(clock)).execute(arguments);
        if (code != 0) {
            System.exit(code); // a start that failed may have left threads behind
        }
    }

    /** Returns when a page is served, with or without a hub: the wall's, or the one that shows a code. */
    static Signage start(SignageSettings settings, InstantSource clock) throws IOException {
        Vertx vertx = Vertx.vertx();
        Entrance.Place place = settings.place(certificate(vertx, settings, clock));
        Entrance entrance = new Entrance(vertx, place, admitted -> Player.open(vertx, place, admitted, clock), clock);
        return new Signage(vertx, opened(vertx, entrance, settings.http()));
    }

    private Signage(Vertx vertx, Entrance entrance) {
        this.vertx = vertx;
        this.entrance = entrance;
    }

    int port() {
        return entrance.port();
    }

    @Override
    public void close() {
        try {
            await(entrance.close().eventually(vertx::close));
        } catch (IOException e) {
            log.warn("The player did not end in order; what it shows is kept all the same", e);
        }
    }

    private static @Nullable ServerCertificate certificate(Vertx vertx, SignageSettings settings, InstantSource clock) {
        TlsFiles tls = settings.tls();
        return tls == null ? null : ServerCertificate.open(vertx, tls.certificate(), tls.key(), clock);
    }

    private static Entrance opened(Vertx vertx, Entrance entrance, SignageSettings.Http http) throws IOException {
        try {
            return await(entrance.open());
        } catch (IOException e) {
            vertx.close();
            throw e instanceof BindException
                    ? new IOException(
                            "The screen cannot be served on " + http.host() + ":" + http.port() + " (" + e.getMessage()
                                    + "). Set http.port to a free one, or stop what has it",
                            e)
                    : e;
        }
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("No answer within " + START_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    @Command(name = "signage", description = "The player beside a lobby screen.", mixinStandardHelpOptions = true)
    private static final class Program implements Callable<Integer> {

        @Option(names = "--config", required = true, paramLabel = "FILE", description = "its settings, as YAML")
        private Path config = Path.of("signage.yaml");

        private final InstantSource clock;

        Program(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public Integer call() {
            try {
                SignageSettings settings = SettingsFile.read(config, SignageSettings.class, System.getenv());
                Signage signage = start(settings, clock);
                Runtime.getRuntime().addShutdownHook(new Thread(signage::close, "closing"));
                log.info(
                        "The screen is at {}://{}:{}/",
                        settings.tls() == null ? "http" : "https",
                        settings.http().host(),
                        signage.port());
                return 0;
            } catch (SettingsProblem | TlsProblem | IOException e) {
                log.error("The player cannot start: {}", e.getMessage());
                return 1;
            }
        }
    }
}
