package foyer.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.Wait;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wall between the spaces that PostgreSQL itself keeps up: for every table there is, also those to come. */
class WallTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final int OURS = 1;
    private static final int THEIRS = 2;

    private static final Vertx vertx = Vertx.vertx();
    private static Database open;

    @BeforeAll
    static void aRowOfEachInEverySpace() throws SQLException {
        open = Database.open(vertx, database.address());
        for (String drop : list("SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)"
                + " FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conislocal")) {
            tell(drop); // what a row says is not what is tried here
        }
        for (String table : tables()) {
            tell("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        }
        for (int space : new int[] {OURS, THEIRS}) {
            tell("INSERT INTO space (id, slug, name, time_zone) VALUES (" + space + ", 's" + space + "', 'x', 'UTC')");
            for (String table : tables()) {
                tell("SET session_replication_role = replica; " + insert(table, space)); // without what it points at
            }
        }
    }

    @AfterAll
    static void close() {
        Wait.on(open.close());
        Wait.on(vertx.close());
    }

    @TestFactory
    Stream<DynamicTest> aRequestAboutOneSpaceReachesNoRowOfAnother() throws SQLException {
        return tables().stream()
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    assertThat(asSpace(OURS, "SELECT count(*) FROM " + table)).isEqualTo("1");
                    assertThat(asSpace(
                                    OURS, "SELECT count(*) FROM " + table + " WHERE space_id IS DISTINCT FROM " + OURS))
                            .isEqualTo("0");
                    assertThat(asSpace(OURS, changed("UPDATE " + table + " SET space_id = space_id")))
                            .isEqualTo("1");
                    assertThat(asSpace(OURS, changed("DELETE FROM " + table))).isEqualTo("1");
                    assertThatThrownBy(() -> asSpace(OURS, "UPDATE " + table + " SET space_id = " + THEIRS))
                            .hasMessageContaining("row-level security");
                    assertThatThrownBy(() -> asSpace(THEIRS, insert(table, OURS)))
                            .hasMessageContaining("row-level security");
                    assertThat(asSpace(null, "SELECT count(*) FROM " + table)).isEqualTo("0");
                }));
    }

    @Test
    void ofTheSpacesItSeesItsOwn() throws SQLException {
        assertThat(asSpace(OURS, "SELECT string_agg(slug, ',') FROM space")).isEqualTo("s1");
    }

    @Test
    void whatBelongsToNoSpaceIsNotForOne() {
        for (String table : List.of("staff", "staff_session", "passkey", "staff_browser", "sign_in_challenge")) {
            assertThatThrownBy(() -> asSpace(OURS, "SELECT count(*) FROM " + table))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theHubOwnsNothingAndIsNoSuperuser() {
        assertThat(Wait.on(open.pool().query("SELECT current_user::text").execute())
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("foyer_hub");
        assertThat(Wait.on(open.lanes(1)
                                .query(
                                        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR EXISTS (SELECT 1 FROM pg_class"
                                                + " WHERE relowner = r.oid) FROM pg_roles r WHERE rolname = current_user")
                                .execute())
                        .iterator()
                        .next()
                        .getBoolean(0))
                .isFalse();
    }

    @Test
    void aScopeIsItsRequestsAndEndsWithIt() {
        assertThat(scoped(THEIRS)).isEqualTo("s2");
        assertThat(scoped(OURS)).isEqualTo("s1");
        assertThat(Wait.on(open.scoped()
                                .query("SELECT string_agg(slug, ',' ORDER BY slug) FROM space")
                                .execute())
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("s1,s2");
    }

    @Test
    void aScopeIsNotTakenOnAContextThatOthersShare() {
        Promise<Void> tried = Promise.promise();
        vertx.getOrCreateContext().runOnContext(go -> {
            try {
                Scope.enter(OURS);
                tried.complete();
            } catch (IllegalStateException e) {
                tried.fail(e);
            }
        });

        assertThatThrownBy(() -> Wait.on(tried.future())).isInstanceOf(IllegalStateException.class);
    }

    /** As a request would ask, without saying of which space. */
    private static String scoped(int space) {
        Promise<String> seen = Promise.promise();
        ContextInternal request = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        request.runOnContext(go -> {
            Scope.enter(space);
            Future<String> slugs = open.scoped()
                    .preparedQuery("SELECT string_agg(slug, ',') FROM space")
                    .execute()
                    .map(rows -> rows.iterator().next().getString(0));
            slugs.onComplete(seen);
        });
        return Wait.on(seen.future());
    }

    private static String changed(String statement) {
        return "WITH changed AS (" + statement + " RETURNING 1) SELECT count(*) FROM changed";
    }

    /** Every table that has a space: found in the catalogue, so that a new one is not forgotten. */
    private static List<String> tables() throws SQLException {
        return list("""
                SELECT c.relname FROM pg_class c JOIN information_schema.columns ON table_name = c.relname
                WHERE table_schema = 'public' AND column_name = 'space_id' AND c.relkind IN ('r', 'p')
                  AND NOT c.relispartition ORDER BY 1""");
    }

    /** A row of the space: of each column that wants a value, some value of its type. */
    private static String insert(String table, int space) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String column : list("SELECT column_name || ' ' || udt_name FROM information_schema.columns"
                + " WHERE table_name = '" + table + "' AND (is_nullable = 'NO' OR column_name = 'space_id')"
                + " AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER'")) {
            String[] nameAndType = column.split(" ", 2);
            names.add(nameAndType[0]);
            values.add(nameAndType[0].equals("space_id") ? "" + space : value(nameAndType[1], space));
        }
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values)
                + ")";
    }

    private static final Map<String, String> SOME = Map.of(
            "uuid", "gen_random_uuid()",
            "timestamptz", "'2026-11-21T09:00:00Z'",
            "date", "'2026-11-21'",
            "bool", "false",
            "jsonb", "'{}'",
            "_text", "'{}'");

    private static String value(String type, int space) {
        if (type.equals("text")) {
            return "'x" + space + "'";
        }
        if (type.equals("bytea")) {
            return "decode('" + ("0" + space).repeat(32) + "', 'hex')";
        }
        return type.startsWith("int") || type.startsWith("float")
                ? Integer.toString(space)
                : SOME.getOrDefault(type, "'x'");
    }

    /** The statement's first value, as a request about the space would be answered; nothing of it stays. */
    private static String asSpace(@Nullable Integer space, String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET ROLE foyer_space");
            if (space != null) {
                statement.execute("SELECT set_config('foyer.space', '" + space + "', true)");
            }
            boolean rows = statement.execute(sql);
            if (!rows) {
                return "";
            }
            try (ResultSet answer = statement.getResultSet()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    private static List<String> list(String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private static void tell(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        DatabaseAddress address = database.address();
        return DriverManager.getConnection(address.forJdbc(), address.user(), address.password());
    }
}
