package foyer.journeys.bench;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseAddress;
import foyer.hub.embedded.EmbeddedPostgres;
import foyer.journeys.bench.BatchPath.Measured;
import foyer.journeys.house.Folders;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many check-ins a second the hub can commit, against single-row commits on the same server in the same run. The two
 * sides take turns, so that a machine that slows down slows both; medians are reported.
 */
@Command(
        name = "ingest",
        description = "Group commit against single-row commits, and the whole way through the broker.")
final class IngestBench implements Callable<Integer> {

    private static final double BAR_RATIO = 5;
    private static final double BAR_P99_MILLIS = 50;
    private static final int[] IN_FLIGHT = {64, 256, 1_024};
    private static final int JUDGED = 1_024;
    private static final int MEMBERS = 2_000;
    private static final int KIOSKS = 8;
    private static final int[] WITHOUT_RECEIPT = {1, 10, 100};

    @Option(names = "--rounds", description = "how often each side has its turn (${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--seconds", description = "how long a turn takes (${DEFAULT-VALUE})")
    private int seconds = 5;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("foyer-bench");
        Vertx vertx = Vertx.vertx();
        try {
            wholeWay(vertx, folder);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0)) {
                return compare(vertx, postgres.address(), folder);
            }
        } finally {
            vertx.close().await();
            Folders.remove(folder);
        }
    }

    /** From a kiosk through the broker and the hub into PostgreSQL, and back to the kiosk. */
    private void wholeWay(Vertx vertx, Path folder) {
        say("starting a hub");
        try (WholeWay way = new WholeWay(vertx, folder, KIOSKS)) {
            say("warming up");
            way.run(seconds, 100);
            print("%-44s %12s %9s %9s", "the whole way, MQTT in to receipt out", "check-ins/s", "p50 ms", "p99 ms");
            for (int window : WITHOUT_RECEIPT) {
                WholeWay.Measured measured = way.run(seconds, window);
                print(
                        "%-44s %,12.0f %9.1f %9.1f",
                        KIOSKS + " kiosks, each " + window + " without a receipt",
                        measured.rate(),
                        measured.p50(),
                        measured.p99());
            }
            print("");
        }
    }

    private int compare(Vertx vertx, DatabaseAddress address, Path folder) {
        Database database = Database.open(vertx, address);
        BenchSpace space = BenchSpace.in(database, MEMBERS);
        BatchPath batches = new BatchPath(vertx, database, space);
        SingleRows singles = SingleRows.on(address, folder, space);

        say("warming up");
        batches.run(seconds, JUDGED);
        singles.run(2);

        List<Double> single = new ArrayList<>();
        List<List<Measured>> batched = new ArrayList<>();
        for (int ignored : IN_FLIGHT) {
            batched.add(new ArrayList<>());
        }
        for (int round = 1; round <= rounds; round++) {
            say("round " + round + " of " + rounds);
            single.add(singles.run(seconds));
            for (int i = 0; i < IN_FLIGHT.length; i++) {
                batched.get(i).add(batches.run(seconds, IN_FLIGHT[i]));
            }
        }

        double baseline = median(single);
        print("%-44s %12s %9s %9s %7s", "", "check-ins/s", "p50 ms", "p99 ms", "ratio");
        print("%-44s %,12.0f %9s %9s %7s", singles.name(), baseline, "", "", "1");
        for (int i = 0; i < IN_FLIGHT.length; i++) {
            List<Measured> runs = batched.get(i);
            double rate = median(runs, Measured::rate);
            print(
                    "%-44s %,12.0f %9.1f %9.1f %7.2f",
                    "group commit, " + IN_FLIGHT[i] + " in flight, 2 connections",
                    rate,
                    median(runs, Measured::p50),
                    median(runs, Measured::p99),
                    rate / baseline);
        }
        return verdict(batched.get(IN_FLIGHT.length - 1), baseline);
    }

    private static int verdict(List<Measured> judged, double baseline) {
        double ratio = median(judged, Measured::rate) / baseline;
        double p99 = median(judged, Measured::p99);
        print("ingest: p99 %.1f ms (bar %.0f ms)", p99, BAR_P99_MILLIS);
        print("ingest: ratio %.2f (bar %.0f)", ratio, BAR_RATIO);
        return ratio >= BAR_RATIO && p99 <= BAR_P99_MILLIS ? 0 : 1;
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> of) {
        return median(runs.stream().map(of::applyAsDouble).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void say(String words) {
        System.err.println("bench: " + words);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
