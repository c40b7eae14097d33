package foyer.journeys.verify;

import foyer.hub.embedded.EmbeddedProblem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./foyer verify}: on a running house, or on one that is turned off, whose PostgreSQL is then started for it. */
@Command(
        name = "./foyer verify",
        description = "Proves from the database: \"verify: N check-ins, 0 missing, 0 doubled\". With FOYER_DATABASE_URL"
                + " on that database, else on the one in the data folder.",
        mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {

    @Mixin
    private HouseDatabase house = new HouseDatabase();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Verify()).execute(arguments));
    }

    @Override
    public Integer call() throws SQLException, IOException {
        try {
            return house.prove(Verify::prove);
        } catch (HouseDatabase.NoDatabase | EmbeddedProblem e) {
            System.err.println("foyer: " + e.getMessage());
            return 1;
        }
    }

    private static int prove(Connection database) throws SQLException {
        boolean reports = whole("reports", Tally.ofReports(database));
        boolean checkIns = whole("check-ins", Tally.of(database));
        return reports && checkIns ? 0 : 1;
    }

    private static boolean whole(String what, List<Tally> tallies) {
        long rows = 0;
        long waiting = 0;
        long missing = 0;
        long doubled = 0;
        for (Tally tally : tallies) {
            System.out.println(tally.words());
            rows += tally.rows();
            waiting += tally.waiting();
            missing += tally.missing();
            doubled += tally.doubled();
        }
        if (waiting > 0) {
            System.out.println("(" + waiting + " still wait in the kiosks, safe on their disks)");
        }
        System.out.println("verify: " + rows + " " + what + ", " + missing + " missing, " + doubled + " doubled");
        return missing == 0 && doubled == 0;
    }
}
