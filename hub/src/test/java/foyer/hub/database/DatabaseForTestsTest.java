package foyer.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseForTestsTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    @Test
    void theHouseIsThereAndEmpty() throws Exception {
        DatabaseAddress address = database.address();

        try (Connection connection =
                        DriverManager.getConnection(address.forJdbc(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet spaces = statement.executeQuery("SELECT count(*) FROM space")) {
            assertThat(spaces.next()).isTrue();
            assertThat(spaces.getLong(1)).isZero();
        }
    }
}
