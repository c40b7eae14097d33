package foyer.hub.audit;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseAddress;
import foyer.hub.database.DatabaseForTests;
import foyer.wire.kept.KeptFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

    private static final int SPACE = 1;

    private DatabaseAddress server;
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    private Database database;
    private Key key;
    private Audit audit;

    @BeforeEach
    void fiveDeeds() throws SQLException, IOException {
        server = DatabaseForTests.fresh();
        database = Database.open(vertx, server);
        key = AuditKey.inFolder(folder);
        audit = new Audit(database.pool(), key, anchor(), InstantSource.fixed(Instant.parse("2026-11-21T09:00:00Z")));
        for (String device : List.of("front-door", "back-door", "lobby", "roof", "workshop")) {
            on(audit.note(revoked(device)));
        }
    }

    @AfterEach
    void close() throws SQLException {
        on(database.close());
        on(vertx.close());
        DatabaseForTests.drop(server);
    }

    @Test
    void anUntouchedAuditIsProvenWhole() throws SQLException {
        assertThat(proof()).isEqualTo(new AuditProof(5, List.of()));
    }

    @Test
    void aChangedLineIsFound() throws SQLException {
        tamper("UPDATE audit SET actor = 'staff 9' WHERE number = 3");

        assertThat(proof().problems()).containsExactly("line 3 is not as it was written, or was put in");
    }

    @Test
    void everyColumnIsBound() throws SQLException {
        for (String change : List.of(
                "at = at + interval '1 microsecond'",
                "space_id = 2",
                "space_id = NULL",
                "actor = 'staff 4'",
                "act = 'addDevice'",
                "object = ''",
                "outcome = '404'",
                "address = '10.0.0.1'")) {
            tamper("CREATE TABLE kept AS SELECT * FROM audit", "UPDATE audit SET " + change + " WHERE number = 2");

            assertThat(proof().problems()).as(change).hasSize(1);
            tamper("DELETE FROM audit", "INSERT INTO audit SELECT * FROM kept", "DROP TABLE kept");
        }
    }

    @Test
    void aRemovedLineIsFound() throws SQLException {
        tamper("DELETE FROM audit WHERE number = 2");

        assertThat(proof().problems()).containsExactly("line 3 follows line 1: what was between them is gone");
    }

    @Test
    void aRemovedLineIsFoundAlsoWhenTheOthersAreNumberedAnew() throws SQLException {
        tamper("DELETE FROM audit WHERE number = 2", "UPDATE audit SET number = number - 1 WHERE number > 2");

        assertThat(proof().problems()).isNotEmpty();
    }

    @Test
    void anInsertedLineIsFound() throws SQLException {
        tamper(
                "UPDATE audit SET number = number + 100 WHERE number > 3",
                "UPDATE audit SET number = number - 99 WHERE number > 3",
                "INSERT INTO audit SELECT 4, at, space_id, actor, 'addDevice', object, outcome, address, mac FROM audit"
                        + " WHERE number = 3");

        assertThat(proof().problems()).isNotEmpty();
    }

    @Test
    void aLostEndIsFoundAlsoWhenTheHeadIsPutBackWithIt() throws SQLException {
        tamper(
                "DELETE FROM audit WHERE number > 3",
                "UPDATE audit_head SET (number, mac) = (SELECT number, mac FROM audit WHERE number = 3)");

        assertThat(proof().problems())
                .containsExactly("the audit ends with line 3, but this hub wrote line 5: its end is gone, or an older"
                        + " database was put back");
    }

    @Test
    void anAuditWrittenAnewWithAnotherKeyIsFound() throws SQLException, IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        tamper("DELETE FROM audit", "UPDATE audit_head SET number = 0, mac = decode(repeat('00', 32), 'hex')");
        Audit forged = new Audit(
                database.pool(),
                AuditKey.inFolder(elsewhere),
                new KeptFile<>(vertx, elsewhere.resolve(Anchor.FILE), Anchor.class),
                InstantSource.fixed(Instant.parse("2026-11-21T09:00:00Z")));
        for (int i = 0; i < 5; i++) {
            on(forged.note(revoked("lobby")));
        }

        assertThat(proof().problems()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void theDatabaseItselfRefusesToChangeOrForget() {
        for (String attempt : List.of("UPDATE audit SET actor = ''", "DELETE FROM audit", "TRUNCATE audit")) {
            assertThatThrownBy(() -> on(database.keeper().query(attempt).execute()))
                    .as(attempt)
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void aHundredAtOnceMakeOneChain() throws SQLException {
        on(Future.all(IntStream.range(0, 100)
                .mapToObj(each -> audit.note(revoked("door-" + each)))
                .toList()));

        assertThat(proof()).isEqualTo(new AuditProof(105, List.of()));
    }

    @Test
    void aSpaceSeesItsOwnLinesLatestFirst() {
        on(audit.note(new Deed(2, "staff 1", "addDevice", "device lobby", "201", "")));

        assertThat(on(audit.of(SPACE, Long.MAX_VALUE, 2)))
                .extracting(AuditLine::number)
                .containsExactly(5L, 4L);
        assertThat(on(audit.of(SPACE, 4, 2))).extracting(AuditLine::number).containsExactly(3L, 2L);
    }

    @Test
    void theKeyIsForTheHubAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(AuditKey.FILE))))
                .isEqualTo("rw-------");
    }

    private AuditProof proof() throws SQLException {
        try (Connection connection = connection()) {
            return AuditProof.of(connection, key, anchor().read());
        }
    }

    /** Who has the whole database in their hands can turn its trigger off. */
    private void tamper(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE audit DISABLE TRIGGER append_only");
            for (String each : statements) {
                statement.execute(each);
            }
            statement.execute("ALTER TABLE audit ENABLE TRIGGER append_only");
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(server.forJdbc(), server.user(), server.password());
    }

    private KeptFile<Anchor> anchor() {
        return new KeptFile<>(vertx, folder.resolve(Anchor.FILE), Anchor.class);
    }

    private static Deed revoked(String device) {
        return new Deed(SPACE, "staff 3", "revokeDevice", "device " + device, "204", "127.0.0.1");
    }
}
