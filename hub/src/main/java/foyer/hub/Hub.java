package foyer.hub;

import foyer.config.Lifeline;
import foyer.config.SettingsFile;
import foyer.config.SettingsProblem;
import foyer.hub.database.Database;
import foyer.hub.database.DatabaseAddress;
import foyer.hub.embedded.EmbeddedPostgres;
import foyer.hub.embedded.EmbeddedProblem;
import foyer.hub.web.Metrics;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The hub as a process: what lives as long as it does, started in this order and stopped in the other. */
public final class Hub implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Hub.class);

    private static final long STOP_SECONDS = 10;

    private final Metrics metrics;
    private final Vertx vertx;
    private final @Nullable EmbeddedPostgres postgres;
    private final Wiring wiring;

    public static void main(String[] arguments) {
        run(arguments, Clock.systemUTC());
    }

    /** The whole program, by another clock than this machine's. */
    public static void run(String[] arguments, InstantSource clock) {
        Lifeline.hold();
        int exit = new CommandLine(new Start(clock)).execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** Blocks until people can come in: the database is migrated, the broker listens, the pages are there. */
    static Hub open(HubSettings settings, InstantSource clock) {
        Metrics metrics = new Metrics();
        Vertx vertx = metrics.vertx().build();
        EmbeddedPostgres postgres = settings.databaseUrl() == null ? startPostgres(settings) : null;
        try {
            Database database = Database.open(vertx, databaseAddress(settings, postgres));
            Wiring wiring =
                    Wiring.open(vertx, settings, database, metrics, clock).await();
            log.info(
                    "The hub is open: {}://{}:{}",
                    settings.tls() == null ? "http" : "https",
                    settings.http().host(),
                    wiring.port());
            return new Hub(metrics, vertx, postgres, wiring);
        } catch (RuntimeException e) {
            if (postgres != null) {
                postgres.close();
            }
            throw e;
        }
    }

    private Hub(Metrics metrics, Vertx vertx, @Nullable EmbeddedPostgres postgres, Wiring wiring) {
        this.metrics = metrics;
        this.vertx = vertx;
        this.postgres = postgres;
        this.wiring = wiring;
    }

    @Override
    public void close() {
        try {
            wiring.close().await(STOP_SECONDS, TimeUnit.SECONDS);
            vertx.close().await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            log.warn("Something did not end within {} s; the check-ins are safe in the database", STOP_SECONDS);
        } finally {
            metrics.close();
            if (postgres != null) {
                postgres.close();
            }
        }
    }

    private static EmbeddedPostgres startPostgres(HubSettings settings) {
        return EmbeddedPostgres.start(settings.dataFolder().resolve("postgres"), settings.databasePort());
    }

    static DatabaseAddress databaseAddress(HubSettings settings, @Nullable EmbeddedPostgres own) {
        String url = settings.databaseUrl();
        if (url != null) {
            return DatabaseAddress.parse(url);
        }
        if (own == null) {
            throw new IllegalStateException("Without an outside database there is the hub's own");
        }
        return own.address();
    }

    /** {@code hub [--config FILE]}. */
    @Command(name = "hub", description = "Starts the hub of a space.", mixinStandardHelpOptions = true)
    static final class Start implements Callable<Integer> {

        @Option(names = "--config", description = "The settings (default: ${DEFAULT-VALUE}).")
        private Path config = Path.of("config", "hub.yaml");

        private final InstantSource clock;

        Start(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public Integer call() {
            try {
                Hub hub = open(SettingsFile.read(config, HubSettings.class, System.getenv()), clock);
                Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "stop"));
                return 0;
            } catch (SettingsProblem | EmbeddedProblem | IllegalArgumentException e) {
                log.error("The hub cannot start: {}", e.getMessage());
            } catch (RuntimeException e) {
                log.error("The hub cannot start", e);
            }
            System.exit(1); // also where other threads would go on
            return 1;
        }
    }
}
