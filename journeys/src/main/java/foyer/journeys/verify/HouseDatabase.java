package foyer.journeys.verify;

import foyer.hub.database.DatabaseAddress;
import foyer.hub.embedded.EmbeddedPostgres;
import foyer.journeys.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which database is to be proven: the one that FOYER_DATABASE_URL names, else the one in the data folder, which is started
 * for the proof where its house is turned off.
 */
final class HouseDatabase {

    @Option(names = "--data", paramLabel = "DIR", description = "The demo's data folder (.foyer/demo in the checkout).")
    private @Nullable Path data;

    /** What is done with it. */
    interface Proof {
        int on(Connection connection) throws SQLException, IOException;
    }

    /** There is none. */
    static final class NoDatabase extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoDatabase(Path folder) {
            super("there is no database in " + folder
                    + ". Name the demo's folder with --data, or a database with FOYER_DATABASE_URL.");
        }
    }

    /** Where the hub of that house keeps what is not in the database. */
    Path hubFolder() {
        return (data == null ? Checkout.home().resolve(".foyer/demo") : data).resolve("hub");
    }

    int prove(Proof proof) throws SQLException, IOException {
        String outside = System.getenv("FOYER_DATABASE_URL");
        if (outside != null && !outside.isBlank()) {
            return prove(proof, DatabaseAddress.parse(outside));
        }
        Path folder = hubFolder().resolve("postgres");
        if (!Files.isDirectory(folder.resolve("data"))) {
            throw new NoDatabase(folder);
        }
        Path running = folder.resolve("data/postmaster.pid");
        if (Files.exists(running)) {
            int port = Integer.parseInt(Files.readAllLines(running).get(3).strip());
            String password =
                    Files.readString(folder.resolve("superuser-password")).strip();
            return prove(proof, new DatabaseAddress("127.0.0.1", port, "foyer", "foyer", password));
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
            return prove(proof, postgres.address());
        }
    }

    private static int prove(Proof proof, DatabaseAddress database) throws SQLException, IOException {
        try (Connection connection =
                DriverManager.getConnection(database.forJdbc(), database.user(), database.password())) {
            return proof.on(connection);
        }
    }
}
