package foyer.journeys.bench;

import foyer.hub.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single rows by PostgreSQL's own load generator. */
final class Pgbench implements SingleRows {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final DatabaseAddress database;
    private final Path script;

    Pgbench(DatabaseAddress database, Path folder, BenchSpace space) {
        this.database = database;
        this.script = folder.resolve("one-check-in.sql");
        try {
            Files.writeString(
                    script,
                    "\\set member random(1, " + space.members() + ")\n\\set direction random(0, 1) * 2 - 1\n"
                            + SingleRows.statement(space, ":member", ":direction"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("pgbench", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String name() {
        return "single rows, pgbench, " + CONNECTIONS + " clients, prepared";
    }

    @Override
    public double run(int seconds) {
        ProcessBuilder command = new ProcessBuilder(List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + CONNECTIONS,
                        "--jobs=2",
                        "--time=" + seconds,
                        "--file=" + script,
                        "--host=" + database.host(),
                        "--port=" + database.port(),
                        "--username=" + database.user(),
                        database.database()))
                .redirectErrorStream(true);
        command.environment().put("PGPASSWORD", database.password());
        try {
            Process pgbench = command.start();
            String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(said);
            if (pgbench.waitFor() != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench did not measure:\n" + said);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("pgbench cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while pgbench ran", e);
        }
    }
}
