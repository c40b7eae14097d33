package foyer.signage;

import foyer.config.Lifeline;
import foyer.config.SettingsFile;
import foyer.config.SettingsProblem;
import foyer.config.TlsFiles;
import foyer.signage.programme.ProgrammeBook;
import foyer.signage.screen.Screen;
import foyer.signage.status.ScreenStatus;
import foyer.wire.DeviceId;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.page.Assets;
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

/** The player: this is how its parts hang together. */
public final class Signage implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Signage.class);

    private static final String VERSION = "0.1.0";

    private static final int START_SECONDS = 10;

    private final Vertx vertx;
    private final MqttLink link;
    private final Screen screen;
    private final int port;

    public static void main(String[] arguments) {
        Lifeline.hold();
        int code = new CommandLine(new Program()).execute(arguments);
        if (code != 0) {
            System.exit(code); // a start that failed may have left threads behind
        }
    }

    /** Returns when the page is served, with or without a hub. All parts are made on one thread and share its context. */
    static Signage start(SignageSettings settings, InstantSource clock) throws IOException {
        Vertx vertx = Vertx.vertx();
        SpaceId space = settings.space();
        DeviceId device = settings.device();
        ProgrammeBook book = new ProgrammeBook(vertx, settings.dataFolder(), space, clock);
        MqttLink link = new MqttLink(
                        vertx, settings.broker(), ScreenStatus.lastWill(space, device, VERSION, clock.instant()))
                .listen(Topics.programme(space, device), (topic, payload) -> book.programmeArrived(payload))
                .listen(Topics.occupancy(space), (topic, payload) -> book.occupancyArrived(payload));
        ScreenStatus status = new ScreenStatus(vertx, space, device, VERSION, book, link, clock);
        Screen screen = new Screen(
                vertx,
                Assets.load("page/shared", "page/screen"),
                book,
                status,
                space,
                device,
                certificate(vertx, settings, clock));

        status.start();
        book.onChange(screen::show);
        link.onConnected(screen::show).onLost(screen::show);
        Signage signage = new Signage(vertx, link, screen, listen(vertx, screen, settings.http()));
        link.open();
        return signage;
    }

    private Signage(Vertx vertx, MqttLink link, Screen screen, int port) {
        this.vertx = vertx;
        this.link = link;
        this.screen = screen;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** The broker tells the hub at once that this screen has gone. */
    @Override
    public void close() {
        try {
            await(link.close().eventually(screen::close).eventually(vertx::close));
        } catch (IOException e) {
            log.warn("The player did not end in order; what it shows is kept all the same", e);
        }
    }

    private static @Nullable ServerCertificate certificate(Vertx vertx, SignageSettings settings, InstantSource clock) {
        TlsFiles tls = settings.tls();
        return tls == null ? null : ServerCertificate.open(vertx, tls.certificate(), tls.key(), clock);
    }

    private static int listen(Vertx vertx, Screen screen, SignageSettings.Http http) throws IOException {
        try {
            return await(screen.open(http.host(), http.port()));
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

        @Override
        public Integer call() {
            try {
                SignageSettings settings = SettingsFile.read(config, SignageSettings.class, System.getenv());
                Signage signage = start(settings, Clock.systemUTC());
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
