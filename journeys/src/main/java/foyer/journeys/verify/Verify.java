package foyer.journeys.verify;

import foyer.hub.database.DatabaseAddress;
import foyer.hub.embedded.EmbeddedPostgres;
import foyer.hub.embedded.EmbeddedProblem;
import foyer.journeys.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./foyer verify}: on a running house, or on one that is turned off, whose PostgreSQL is then started for it. */
@Command(
        name = "./foyer verify",
        description = "Proves from the database: \"verify: N check-ins, 0 missing, 0 doubled\". With FOYER_DATABASE_URL"
                + " on that database, else on the one in the data folder.",
        mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "The demo's data folder (.foyer/demo in the checkout).")
    private @Nullable Path data;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Verify()).execute(arguments));
    }

    @Override
    public Integer call() throws SQLException, IOException {
        String outside = System.getenv("FOYER_DATABASE_URL");
        if (outside != null && !outside.isBlank()) {
            return prove(DatabaseAddress.parse(outside));
        }
        Path folder = (data == null ? Checkout.home().resolve(".foyer/demo") : data).resolve("hub/postgres");
        Path running = folder.resolve("data/postmaster.pid");
        if (!Files.isDirectory(folder.resolve("data"))) {
            System.err.println("foyer: there is no database in " + folder
                    + ". Name the demo's folder with --data, or a database with FOYER_DATABASE_URL.");
            return 1;
        }
        if (Files.exists(running)) {
            int port = Integer.parseInt(Files.readAllLines(running).get(3).strip());
            String password =
                    Files.readString(folder.resolve("superuser-password")).strip();
            return prove(new DatabaseAddress("127.0.0.1", port, "foyer", "foyer", password));
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
            return prove(postgres.address());
        } catch (EmbeddedProblem e) {
            System.err.println("foyer: " + e.getMessage());
            return 1;
        }
    }

    private static int prove(DatabaseAddress database) throws SQLException {
        List<Tally> tallies = Tally.of(database);
        long checkIns = 0;
        long waiting = 0;
        long missing = 0;
        long doubled = 0;
        for (Tally tally : tallies) {
            System.out.println(tally.words());
            checkIns += tally.rows();
            waiting += tally.waiting();
            missing += tally.missing();
            doubled += tally.doubled();
        }
        if (waiting > 0) {
            System.out.println("(" + waiting + " still wait in the kiosks, safe on their disks)");
        }
        System.out.println("verify: " + checkIns + " check-ins, " + missing + " missing, " + doubled + " doubled");
        return missing == 0 && doubled == 0 ? 0 : 1;
    }
}
