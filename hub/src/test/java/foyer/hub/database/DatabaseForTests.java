package foyer.hub.database;

import foyer.hub.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, migrated database for one test class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final DatabaseForTests database = new DatabaseForTests();
 * }</pre>
 *
 * It is on the PostgreSQL that {@code FOYER_DATABASE_URL} names (whose user may create databases), else on the
 * embedded one, of which there is one a JVM; its data stays in {@code target} between runs.
 */
public final class DatabaseForTests implements BeforeAllCallback, AfterAllCallback {

    private static final String OURS = "foyer_test_";
    private static final String TEMPLATES = "foyer_template_";

    /** Any number will do, as long as every Foyer's tests on the same server take the same. */
    private static final long TEMPLATE_LOCK = 0xF07E12;

    private static @Nullable DatabaseAddress server; // one a JVM; guarded by the class
    private static @Nullable String template;

    private @Nullable DatabaseAddress address;

    /** Of this class's own database. */
    public DatabaseAddress address() {
        return Objects.requireNonNull(address, "the database is there once the test class has begun");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        address = fresh();
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        drop(address());
    }

    /** For a program that is a test itself (a bench, a chaos run); to be dropped by who asked for it. */
    public static synchronized DatabaseAddress fresh() throws SQLException {
        DatabaseAddress on = server();
        String name = OURS + Long.toHexString(new Random().nextLong());
        tell(on, "CREATE DATABASE " + name + " TEMPLATE " + template(on));
        return on.named(name);
    }

    public static synchronized void drop(DatabaseAddress fresh) throws SQLException {
        tell(server(), "DROP DATABASE IF EXISTS " + fresh.database() + " WITH (FORCE)");
    }

    private static DatabaseAddress server() throws SQLException {
        if (server == null) {
            String outside = System.getenv("FOYER_DATABASE_URL");
            server = outside == null || outside.isBlank() ? embedded() : DatabaseAddress.parse(outside);
        }
        return server;
    }

    @SuppressWarnings("MustBeClosedChecker") // it ends with the JVM, whose end stops it
    private static DatabaseAddress embedded() throws SQLException {
        Path target = Path.of("target").toAbsolutePath();
        DatabaseAddress address = EmbeddedPostgres.start(
                        target.resolve("postgres-for-tests"), 0, target.resolve("postgres-binaries"))
                .address();
        for (String left : named(address, OURS)) {
            tell(address, "DROP DATABASE " + left); // by a run that was cut off; nobody else uses this server
        }
        return address;
    }

    /** Named by what the migrations say, so a changed migration makes a new one; made under a lock, so only once. */
    private static String template(DatabaseAddress on) throws SQLException {
        if (template == null) {
            String wanted = TEMPLATES + Integer.toHexString(Arrays.hashCode(checksums(on)));
            try (Connection connection = connect(on);
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(" + TEMPLATE_LOCK + ")");
                if (!named(on, wanted).contains(wanted)) {
                    String half = wanted + "_half";
                    statement.execute("DROP DATABASE IF EXISTS " + half + " WITH (FORCE)");
                    statement.execute("CREATE DATABASE " + half);
                    flyway(on.named(half)).migrate();
                    statement.execute("ALTER DATABASE " + half + " RENAME TO " + wanted);
                }
            }
            template = wanted;
        }
        return template;
    }

    private static int[] checksums(DatabaseAddress on) {
        return Arrays.stream(flyway(on).info().all())
                .map(MigrationInfo::getChecksum)
                .mapToInt(Objects::hashCode)
                .toArray();
    }

    private static Flyway flyway(DatabaseAddress on) {
        return Flyway.configure()
                .dataSource(on.forJdbc(), on.user(), on.password())
                .load();
    }

    private static List<String> named(DatabaseAddress on, String prefix) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = connect(on);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE starts_with(datname, '" + prefix + "')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void tell(DatabaseAddress on, String sql) throws SQLException {
        try (Connection connection = connect(on);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(DatabaseAddress on) throws SQLException {
        return DriverManager.getConnection(on.forJdbc(), on.user(), on.password());
    }
}
