package foyer.hub.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies in the data folder: {@code data/} (PostgreSQL's own), {@code superuser-password} (mode 600), {@code log/}, {@code lock}. */
final class PostgresFolder {

    private static final Logger log = LoggerFactory.getLogger(PostgresFolder.class);

    static final String USER = "foyer";
    static final String DATABASE = "foyer";
    private static final int LINES_OF_LOG = 15;

    /** For a mini-PC that also runs the hub; nothing here is traded for durability. Anything else: ALTER SYSTEM. */
    private static final String SETTINGS = """
            # Written anew by Foyer at each start. Your own settings: ALTER SYSTEM SET ...; they win over these.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            password_encryption = 'scram-sha-256'
            max_connections = 100
            shared_buffers = 128MB
            effective_cache_size = 512MB
            work_mem = 8MB
            maintenance_work_mem = 64MB
            max_wal_size = 512MB
            random_page_cost = 1.1
            jit = off
            max_parallel_workers_per_gather = 0
            timezone = 'UTC'
            log_timezone = 'UTC'
            # A file a weekday, begun anew after a week.
            logging_collector = on
            log_directory = '../log'
            log_filename = 'postgres-%%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = 1d
            log_rotation_size = 0
            log_line_prefix = '%%m [%%p] '
            """;

    private final Path folder;
    private final Path data;
    private final PostgresBinaries binaries;
    private final PlainUser user;

    /** Makes what is missing: each step can be cut off by a crash and is then done again. */
    static PostgresFolder prepare(Path folder, PostgresBinaries binaries, PlainUser user) {
        PostgresFolder prepared = new PostgresFolder(folder, binaries, user);
        try {
            user.own(folder);
            user.mustReach(folder);
            prepared.makePassword();
            prepared.makeData();
            prepared.mustBeOfThisVersion();
            return prepared;
        } catch (IOException e) {
            throw new EmbeddedProblem("PostgreSQL's folder " + folder + " cannot be prepared: " + e, e);
        }
    }

    private PostgresFolder(Path folder, PostgresBinaries binaries, PlainUser user) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.binaries = binaries;
        this.user = user;
    }

    Path data() {
        return data;
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new EmbeddedProblem(
                    "The password of the database cannot be read from " + passwordFile()
                            + ". Put the file back, or move " + folder + " away to begin anew.",
                    e);
        }
    }

    void useFrom(int port) {
        try {
            Files.writeString(data.resolve("foyer.conf"), SETTINGS.formatted(port));
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            if (user.owner() > 0) {
                Files.setAttribute(data.resolve("foyer.conf"), "unix:uid", user.owner());
            }
        } catch (IOException e) {
            throw new EmbeddedProblem("PostgreSQL's settings cannot be written into " + data + ": " + e, e);
        }
    }

    /** PostgreSQL's last words, for a message that a person reads. */
    String lastWords() {
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            Optional<Path> latest =
                    logs.max(Comparator.comparing(file -> file.toFile().lastModified()));
            if (latest.isEmpty()) {
                return "";
            }
            List<String> lines = Files.readAllLines(latest.get(), StandardCharsets.UTF_8);
            return "Its log " + latest.get() + " ends:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }

    private void makePassword() throws IOException {
        if (Files.exists(passwordFile()) || Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path aside = folder.resolve("superuser-password.new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        if (user.owner() > 0) {
            Files.setAttribute(aside, "unix:uid", user.owner());
        }
        Files.move(aside, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void makeData() throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        if (Files.exists(data)) {
            throw new EmbeddedProblem(
                    "The folder " + data
                            + " is there, but PostgreSQL did not make it (no PG_VERSION in it). Move it away, then start again.");
        }
        log.info("Making a new database in {}", data);
        Path aside = folder.resolve("data.initializing");
        PostgresBinaries.delete(aside); // what a crash left half done
        run(
                List.of(),
                "initdb",
                "-D",
                aside.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "-k",
                "--pwfile=" + passwordFile(),
                "-E",
                "UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        run(List.of("CREATE DATABASE " + DATABASE), "postgres", "--single", "-D", aside.toString(), "postgres");
        Path settings = aside.resolve("postgresql.conf");
        Files.writeString(settings, Files.readString(settings) + "\ninclude_if_exists = 'foyer.conf'\n");
        Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void mustBeOfThisVersion() throws IOException {
        String theirs = Files.readString(data.resolve("PG_VERSION")).strip();
        String ours = binaries.majorVersion();
        if (!theirs.equals(ours)) {
            throw new EmbeddedProblem("The data in " + data + " was written by PostgreSQL " + theirs
                    + ", and this Foyer brings PostgreSQL " + ours
                    + ", which does not read it. Take a dump with PostgreSQL "
                    + theirs + " (pg_dump), move the folder away, start Foyer and restore the dump (psql); or set"
                    + " FOYER_DATABASE_URL to a PostgreSQL " + theirs + " on that data.");
        }
    }

    private void run(List<String> input, String program, String... arguments) throws IOException {
        String[] command = Stream.concat(Stream.of(binaries.program(program)), Stream.of(arguments))
                .toArray(String[]::new);
        Process process = PostgresServer.builder(user.command(command), folder).start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : input) {
                in.write(line + "\n");
            }
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new EmbeddedProblem(program + " could not make a database in " + folder + ":\n" + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedProblem("Interrupted while " + program + " was running", e);
        }
    }

    private Path passwordFile() {
        return folder.resolve("superuser-password");
    }
}
