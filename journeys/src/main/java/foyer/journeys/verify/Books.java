package foyer.journeys.verify;

import foyer.hub.database.DatabaseAddress;
import foyer.journeys.house.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What PostgreSQL holds, read past everything that Foyer says about it. */
public final class Books {

    private final DatabaseAddress address;

    /** One check-in. */
    public record Line(UUID id, long seq, long member, Instant occurredAt) {}

    public Books(DatabaseAddress address) {
        this.address = address;
    }

    /** Those of a house on its own PostgreSQL. */
    public static Books of(House house) {
        try {
            String password = Files.readString(house.data().resolve("hub/postgres/superuser-password"));
            return new Books(
                    new DatabaseAddress("127.0.0.1", house.ports().database(), "foyer", "foyer", password.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every check-in, in the order of the device's own numbers. */
    public List<Line> checkIns() {
        try (Connection connection = connection();
                PreparedStatement all = connection.prepareStatement(
                        "SELECT id, seq, member_id, occurred_at FROM check_in ORDER BY seq, id");
                ResultSet row = all.executeQuery()) {
            List<Line> lines = new ArrayList<>();
            while (row.next()) {
                lines.add(new Line(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
            }
            return lines;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** How many check-ins, faster than asking for each. */
    public long count() {
        try (Connection connection = connection();
                PreparedStatement all = connection.prepareStatement("SELECT count(*) FROM check_in");
                ResultSet row = all.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** What is wrong with them by the devices' own numbers, in words; nothing where none is missing and none doubled. */
    public List<String> faults() {
        try (Connection connection = connection()) {
            return Stream.of(Tally.of(connection), Tally.ofReports(connection))
                    .flatMap(List::stream)
                    .filter(tally -> tally.missing() > 0 || tally.doubled() > 0)
                    .map(Tally::words)
                    .toList();
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** Whether they can be read at all: PostgreSQL may just be coming back. */
    public boolean areOpen() {
        try (Connection connection = connection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private AssertionError unread(SQLException e) {
        return new AssertionError("The check-ins cannot be read from " + address, e);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(address.forJdbc(), address.user(), address.password());
    }
}
