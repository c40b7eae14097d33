package foyer.journeys.verify;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.DatabaseForTests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TallyTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    @BeforeEach
    void aKioskThatHasCountedToFour() throws SQLException {
        tell("DELETE FROM check_in; DELETE FROM check_in_aside; DELETE FROM space");
        tell("INSERT INTO space (id, slug, name, time_zone) VALUES (1, 'loft', 'Loft', 'UTC')");
        tell(
                "INSERT INTO device (space_id, id, slug, kind, name, secret_hash) VALUES (1, 1, 'door', 'kiosk', 'Door', '')");
        says(4, 0);
        for (int seq = 1; seq <= 4; seq++) {
            records(seq, seq);
        }
    }

    @Test
    void whatIsWholeIsProvenWhole() throws SQLException {
        assertThat(tally().words()).isEqualTo("loft/door: 4 check-ins, numbered to 4, 0 missing, 0 doubled");
    }

    @Test
    void aGapIsMissing() throws SQLException {
        tell("DELETE FROM check_in WHERE seq = 2");

        assertThat(tally().missing()).isEqualTo(1);
    }

    @Test
    void whatTheKioskHasCountedAndNobodyHasSeenIsMissingUnlessItStillWaitsThere() throws SQLException {
        says(6, 0);
        assertThat(tally().missing()).isEqualTo(2);

        says(6, 2);
        assertThat(tally().missing()).isZero();
        assertThat(tally().waiting()).isEqualTo(2);
    }

    @Test
    void whatWasSetAsideIsNotMissing() throws SQLException {
        tell("DELETE FROM check_in WHERE seq = 3");
        tell("INSERT INTO check_in_aside (space_id, topic, message, why)"
                + " VALUES (1, 'foyer/v1/loft/door/check-ins', '{\"seq\": 3}', 'no such member')");

        assertThat(tally().missing()).isZero();
    }

    @Test
    void aNumberGivenTwiceIsDoubled() throws SQLException {
        records(99, 4);

        assertThat(tally().doubled()).isEqualTo(1);
        assertThat(tally().missing()).isZero();
    }

    @Test
    void reportsAreProvenLikewiseAndByThemselves() throws SQLException {
        for (int seq : new int[] {1, 2, 4}) {
            tell(
                    "INSERT INTO report (space_id, id, device_id, seq, kind, occurred_at) VALUES (1, gen_random_uuid(), 1, "
                            + seq + ", 'Feedback', '2026-11-21T18:00:00Z')");
        }
        assertThat(reports().words()).isEqualTo("loft/door: 3 reports, numbered to 4, 1 missing, 0 doubled");

        tell("INSERT INTO check_in_aside (space_id, topic, message, why)"
                + " VALUES (1, 'foyer/v1/loft/door/reports', '{\"seq\": 3}', 'of an unknown kind')");
        assertThat(reports().missing()).isZero();
        assertThat(tally().words()).isEqualTo("loft/door: 4 check-ins, numbered to 4, 0 missing, 0 doubled");
    }

    private static Tally reports() throws SQLException {
        try (Connection connection = connection()) {
            return Tally.ofReports(connection).get(0);
        }
    }

    private static Tally tally() throws SQLException {
        try (Connection connection = connection()) {
            return Tally.of(connection).get(0);
        }
    }

    private static void says(int counted, int waiting) throws SQLException {
        tell("INSERT INTO device_status (space_id, device_id, online, last_seq, status, at) VALUES (1, 1, true, "
                + counted
                + ", '{\"waiting\": " + waiting + "}', now()) ON CONFLICT (space_id, device_id) DO UPDATE"
                + " SET last_seq = excluded.last_seq, status = excluded.status");
    }

    private static void records(int id, int seq) throws SQLException {
        tell("INSERT INTO check_in (space_id, id, member_id, device_id, seq, direction, occurred_at) VALUES (1, '"
                + "00000000-0000-7000-8000-%012d".formatted(id) + "', 1, 1, " + seq + ", 1, '2026-11-21T09:00:00Z')");
    }

    private static void tell(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                database.address().forJdbc(),
                database.address().user(),
                database.address().password());
    }
}
