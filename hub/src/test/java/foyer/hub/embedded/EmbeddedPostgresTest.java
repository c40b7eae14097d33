package foyer.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.database.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();

    @TempDir
    static Path once;

    @TempDir
    Path folder;

    /** Making a database takes seconds; what a hub finds that has run before is made once, and copied. */
    @BeforeAll
    static void aHubHasRunBefore() {
        EmbeddedPostgres.start(once, 0, BINARIES).close();
    }

    @BeforeEach
    void onTheSameFolder() throws IOException {
        try (Stream<Path> all = Files.walk(once)) {
            for (Path each : all.filter(path -> !path.equals(once)).toList()) {
                Files.copy(each, folder.resolve(once.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void whatWasWrittenIsThereAfterARestartWhichIsQuick() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            remember(postgres, "Ada");
        }

        long begun = System.nanoTime();
        try (EmbeddedPostgres postgres = start()) {
            System.out.printf("Second start of PostgreSQL: %d ms%n", (System.nanoTime() - begun) / 1_000_000);
            assertThat(remembered(postgres)).isEqualTo("Ada");
        }
    }

    @Test
    void itIsSafeByDefault() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            for (String setting : new String[] {"fsync", "full_page_writes", "data_checksums", "synchronous_commit"}) {
                assertThat(asked(postgres.address(), "SHOW " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(asked(postgres.address(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(asked(postgres.address(), "SHOW unix_socket_directories"))
                    .isEmpty();
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("superuser-password"))))
                    .isEqualTo("rw-------");

            DatabaseAddress address = postgres.address();
            DatabaseAddress guessed =
                    new DatabaseAddress(address.host(), address.port(), address.database(), address.user(), "a guess");
            assertThatThrownBy(() -> asked(guessed, "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void closingStopsIt() throws Exception {
        EmbeddedPostgres postgres = start();
        ProcessHandle postmaster = postmaster();

        postgres.close();

        postmaster.onExit().get(20, TimeUnit.SECONDS);
        assertThat(folder.resolve("data/postmaster.pid"))
                .as("it stopped cleanly")
                .doesNotExist();
    }

    @Test
    void aKilledHubTakesItsPostgresWithItAndTheNextOneStarts() throws Exception {
        try (HubForTests hub = new HubForTests(folder, BINARIES)) {
            ProcessHandle postmaster = postmaster();

            hub.isKilled();

            postmaster.onExit().get(20, TimeUnit.SECONDS);
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(asked(postgres.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void anOrphanOfAKilledHubIsStoppedByTheNextOne() throws Exception {
        try (HubForTests hub = new HubForTests(folder, BINARIES)) {
            hub.losesItsWatchdog();
            hub.isKilled();
        }
        ProcessHandle orphan = postmaster();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(asked(postgres.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aKilledPostgresIsStartedAgainOnTheSamePortWithItsData() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            remember(postgres, "Ada");
            DatabaseAddress before = postgres.address();
            ProcessHandle killed = postmaster();

            killed.destroyForcibly();
            killed.onExit().get(10, TimeUnit.SECONDS);

            assertThat(rememberedOnceItIsBack(postgres)).isEqualTo("Ada");
            assertThat(postgres.address()).isEqualTo(before);
            assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
        }
    }

    @Test
    void aPidThatAnotherProgramHasByNowIsLeftAlone() throws Exception {
        Process foreign = new ProcessBuilder("cat").start();
        try {
            Files.writeString(
                    folder.resolve("data/postmaster.pid"),
                    foreign.pid() + "\n" + folder.resolve("data") + "\n1700000000\n5432\n\n127.0.0.1\n\nready\n");

            try (EmbeddedPostgres postgres = start()) {
                assertThat(asked(postgres.address(), "SELECT 1")).isEqualTo("1");
                assertThat(foreign.isAlive()).isTrue();
            }
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void aHalfMadeDatabaseIsMadeAnew() throws Exception {
        Files.move(folder.resolve("data"), folder.resolve("data.of-the-copy"));
        Files.delete(folder.resolve("superuser-password"));
        Files.createDirectories(folder.resolve("data.initializing/base/1"));
        Files.writeString(folder.resolve("data.initializing/base/1/1234"), "half");
        Files.writeString(folder.resolve("superuser-password.new"), "ha");

        try (EmbeddedPostgres postgres = start()) {
            assertThat(asked(postgres.address(), "SELECT current_database()")).isEqualTo("foyer");
        }
        assertThat(folder.resolve("data.initializing")).doesNotExist();
    }

    @Test
    void halfUnpackedBinariesAreUnpackedAnew() throws Exception {
        String name = PostgresBinaries.in(BINARIES).home().getFileName().toString();
        Path half = Files.createDirectories(folder.resolve(name + ".unpacking/bin"));
        Files.writeString(half.resolve("postgres"), "half");

        PostgresBinaries whole = PostgresBinaries.in(folder);

        assertThat(whole.majorVersion()).isEqualTo("18");
        assertThat(Files.isExecutable(Path.of(whole.program("postgres")))).isTrue();
        assertThat(Files.isSymbolicLink(whole.home().resolve("lib/libpq.so"))
                        || Files.isSymbolicLink(whole.home().resolve("lib/libpq.dylib")))
                .isTrue();
        assertThat(folder.resolve(name + ".unpacking")).doesNotExist();
    }

    @Test
    void aSecondHubOnTheSameFolderIsToldSo() throws Exception {
        try (EmbeddedPostgres first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedProblem.class)
                    .hasMessageContaining("in use by another hub (this very process)");
            assertThat(asked(first.address(), "SELECT 1")).isEqualTo("1");
        }
        try (HubForTests other = new HubForTests(folder, BINARIES)) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedProblem.class)
                    .hasMessageContaining("in use by another hub (process ")
                    .hasMessageContaining("--data DIR");
            ProcessHandle postmaster = postmaster();
            other.isKilled();
            postmaster.onExit().get(20, TimeUnit.SECONDS); // or it still writes where the test tidies up
        }
    }

    @Test
    void aBusyPortIsNamedAndHowToChooseAnother() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, port, BINARIES))
                    .isInstanceOf(EmbeddedProblem.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("--port N");
        }
        start().close(); // and the folder is free again
    }

    @Test
    void dataOfAnOlderPostgresIsRefusedInWords() throws Exception {
        Files.writeString(folder.resolve("data/PG_VERSION"), "15\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedProblem.class)
                .hasMessageContaining("written by PostgreSQL 15")
                .hasMessageContaining("brings PostgreSQL 18")
                .hasMessageContaining("pg_dump");
    }

    @Test
    void whatPostgresComplainsOfIsInTheMessage() throws Exception {
        Files.writeString(folder.resolve("data/postgresql.auto.conf"), "work_mem = 'plenty'\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedProblem.class)
                .hasMessageContaining("invalid value for parameter \"work_mem\"");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, 0, BINARIES);
    }

    private ProcessHandle postmaster() throws Exception {
        return Postmaster.on(folder.toRealPath().resolve("data")).orElseThrow();
    }

    private static void remember(EmbeddedPostgres postgres, String name) throws SQLException {
        try (Connection connection = connect(postgres.address());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE guest AS SELECT '" + name + "' AS name");
        }
    }

    private static String remembered(EmbeddedPostgres postgres) throws SQLException {
        return asked(postgres.address(), "SELECT name FROM guest");
    }

    private static String rememberedOnceItIsBack(EmbeddedPostgres postgres) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return remembered(postgres);
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private static String asked(DatabaseAddress address, String question) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
                address.user(),
                address.password());
    }
}
