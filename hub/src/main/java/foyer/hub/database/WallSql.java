package foyer.hub.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles behind which the hub works: see {@code afterMigrate.sql}. */
final class WallSql {

    static final String HUB = "foyer_hub";

    /** For the rest of a transaction: one space's rows only. */
    static final String NARROW = "SELECT set_config('role', 'foyer_space', true), set_config('foyer.space', $1, true)";

    private static final String STANDS = """
            SELECT coalesce(pg_has_role(current_user, to_regrole('foyer_hub'), 'MEMBER')
                AND pg_has_role(current_user, to_regrole('foyer_space'), 'MEMBER'), false)""";

    private WallSql() {}

    /** Whether this user may work as those roles. Blocks. */
    static boolean stands(DatabaseAddress address) {
        try (Connection connection =
                        DriverManager.getConnection(address.forJdbc(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STANDS)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Whether the database's roles are there cannot be asked", e);
        }
    }
}
