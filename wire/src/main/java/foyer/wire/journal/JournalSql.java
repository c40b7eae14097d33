package foyer.wire.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/**
 * The journal's file. Rows are inserted and deleted, never updated; each kind of row has its own count, which goes on
 * after the rows have gone. Journal thread only.
 */
final class JournalSql implements AutoCloseable {

    /** WAL with FULL: a commit returns when it is on the disk. EXCLUSIVE: one process a file. */
    private static final List<String> PRAGMAS = List.of(
            "PRAGMA busy_timeout = 1000",
            "PRAGMA locking_mode = EXCLUSIVE",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA fullfsync = ON",
            "PRAGMA journal_size_limit = 4194304");

    /** An outage leaves pages behind that nobody needs; below so many it is not worth the writing. */
    private static final long MANY_FREE_PAGES = 1_000;

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS kept (
              kind TEXT NOT NULL,
              seq INTEGER NOT NULL,
              id TEXT NOT NULL UNIQUE,
              body BLOB NOT NULL,
              PRIMARY KEY (kind, seq)
            ) WITHOUT ROWID
            """, """
            CREATE TABLE IF NOT EXISTS counter (
              kind TEXT PRIMARY KEY,
              last INTEGER NOT NULL
            ) WITHOUT ROWID
            """);

    private static final String KEEP = """
            INSERT INTO kept (kind, seq, id, body) VALUES (?, ?, ?, ?)
            """;

    private static final String COUNT_ON = """
            INSERT INTO counter (kind, last) VALUES (?, ?)
            ON CONFLICT (kind) DO UPDATE SET last = excluded.last
            """;

    private static final String OLDEST_AFTER = """
            SELECT body FROM kept WHERE kind = ? AND seq > ? ORDER BY seq LIMIT ?
            """;

    private static final String SETTLE = """
            DELETE FROM kept WHERE kind = ? AND id = ?
            """;

    private static final String LAST = """
            SELECT coalesce(max(last), 0) FROM counter WHERE kind = ?
            """;

    private static final String WAITING = """
            SELECT count(*) FROM kept WHERE kind = ?
            """;

    private final Connection connection;
    private final PreparedStatement keep;
    private final PreparedStatement countOn;
    private final PreparedStatement oldestAfter;
    private final PreparedStatement settle;

    static JournalSql open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try {
            return new JournalSql(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private JournalSql(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            for (String pragma : PRAGMAS) {
                statement.execute(pragma);
            }
            check(statement);
            shrink(statement);
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        connection.setAutoCommit(false);
        this.keep = connection.prepareStatement(KEEP);
        this.countOn = connection.prepareStatement(COUNT_ON);
        this.oldestAfter = connection.prepareStatement(OLDEST_AFTER);
        this.settle = connection.prepareStatement(SETTLE);
    }

    void keep(String kind, long seq, String id, byte[] body) throws SQLException {
        keep.setString(1, kind);
        keep.setLong(2, seq);
        keep.setString(3, id);
        keep.setBytes(4, body);
        keep.executeUpdate();
    }

    void countOn(String kind, long last) throws SQLException {
        countOn.setString(1, kind);
        countOn.setLong(2, last);
        countOn.executeUpdate();
    }

    List<byte[]> oldestAfter(String kind, long seq, int most) throws SQLException {
        oldestAfter.setString(1, kind);
        oldestAfter.setLong(2, seq);
        oldestAfter.setInt(3, most);
        List<byte[]> bodies = new ArrayList<>();
        try (ResultSet rows = oldestAfter.executeQuery()) {
            while (rows.next()) {
                bodies.add(rows.getBytes(1));
            }
        }
        return bodies;
    }

    /** 1 where it was there, 0 where it was not. */
    int settle(String kind, String id) throws SQLException {
        settle.setString(1, kind);
        settle.setString(2, id);
        return settle.executeUpdate();
    }

    long last(String kind) throws SQLException {
        return number(LAST, kind);
    }

    long waiting(String kind) throws SQLException {
        return number(WAITING, kind);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Whether a row was refused, and the transaction goes on without it. */
    static boolean brokeARule(SQLException e) {
        return (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            String words = result.next() ? result.getString(1) : "no answer";
            if (!"ok".equals(words)) {
                throw new SQLException(words);
            }
        }
    }

    /** Atomic, as any commit is; before the door opens, so nobody waits for it. */
    private static void shrink(Statement statement) throws SQLException {
        if (number(statement, "PRAGMA freelist_count") > MANY_FREE_PAGES) {
            statement.execute("VACUUM");
        }
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (ResultSet row = statement.executeQuery(pragma)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private long number(String sql, String kind) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, kind);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
