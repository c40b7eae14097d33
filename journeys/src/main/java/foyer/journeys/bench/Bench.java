package foyer.journeys.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./foyer bench NAME}. */
@Command(
        name = "./foyer bench",
        description = "Measures, prints a table, and a last line \"NAME: ratio R (bar B)\".",
        subcommands = {IngestBench.class, PassBench.class, DrainBench.class, MonthsBench.class, ScanBench.class},
        mixinStandardHelpOptions = true)
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
