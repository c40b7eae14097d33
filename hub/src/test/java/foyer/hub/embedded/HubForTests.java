package foyer.hub.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process with its own embedded PostgreSQL, to be killed without a chance to clean up. */
final class HubForTests implements AutoCloseable {

    private final Process process;

    /** What that process does: start, say so, wait for its end. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), 0, Path.of(arguments[1]));
        System.out.println("started on " + postgres.address());
        while (System.in.read() >= 0) {}
    }

    HubForTests(Path folder, Path binaries) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HubForTests.class.getName(),
                        folder.toString(),
                        binaries.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("started on ")) {
                return;
            }
        }
        throw new IOException("The other hub did not start");
    }

    /** The shell that would stop PostgreSQL when this hub dies. */
    void losesItsWatchdog() throws Exception {
        ProcessHandle watchdog = process.children().findFirst().orElseThrow();
        watchdog.destroyForcibly();
        watchdog.onExit().get(10, TimeUnit.SECONDS);
    }

    void isKilled() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
