package foyer.hub.privacy;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseAddress;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.events.Events;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On Rome's clock: ninety full days before 21 November begin on 23 August. */
class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDate LAST_FORGOTTEN = LocalDate.parse("2026-08-22");

    private final Vertx vertx = Vertx.vertx();

    private DatabaseAddress server;
    private Database database;
    private Space loft;
    private Events events;
    private Retention retention;

    @BeforeEach
    void aLoft() throws SQLException {
        server = DatabaseForTests.fresh();
        database = Database.open(vertx, server);
        loft = on(new Spaces(database.pool()).put(Lofts.LOFT, Lofts.draft()));
        events = new Events(vertx, database.pool());
        retention = new Retention(database.pool(), events, InstantSource.fixed(NOW));
        sql(
                "INSERT INTO device (space_id, id, slug, kind, name, secret_hash) VALUES (1, 1, 'door', 'kiosk', 'Door', '')");
        comesIn(1, 1, "2026-08-20T09:10:00+02:00", 1);
        comesIn(2, 2, "2026-08-20T09:50:00+02:00", 1);
        comesIn(3, 1, "2026-08-20T17:00:00+02:00", -1);
        comesIn(4, 1, "2026-08-22T23:59:59+02:00", 1);
        comesIn(5, 1, "2026-08-23T00:00:00+02:00", 1);
    }

    @AfterEach
    void close() throws SQLException {
        on(database.close());
        on(vertx.close());
        DatabaseForTests.drop(server);
    }

    @Test
    void whatIsOlderThanNinetyDaysIsForgottenAndNothingElse() {
        assertThat(on(retention.forget(loft))).isEqualTo(4);

        assertThat(sql("SELECT seq::text FROM check_in")).containsExactly("5");
    }

    @Test
    void theTotalsOfEachHourStay() {
        on(retention.forget(loft));

        assertThat(sql("SELECT concat_ws(' ', hour AT TIME ZONE 'UTC', arrivals, departures, people) FROM check_in_hour"
                        + " ORDER BY hour"))
                .containsExactly("2026-08-20 07:00:00 2 0 2", "2026-08-20 15:00:00 0 1 1", "2026-08-22 21:00:00 1 0 1");
    }

    @Test
    void whatComesLateIsAddedUp() {
        on(retention.forget(loft));
        comesIn(6, 3, "2026-08-20T09:20:00+02:00", 1);
        on(retention.forget(loft));

        assertThat(sql("SELECT arrivals::text FROM check_in_hour WHERE hour = '2026-08-20T07:00:00Z'"))
                .containsExactly("3");
    }

    @Test
    void howManyCameToAnEventStays() {
        sql("INSERT INTO calendar (space_id, name, ics) VALUES (1, 'house', '')");
        sql(
                "INSERT INTO occurrence (space_id, calendar, uid, recurrence_id, title, starts_at, ends_at) VALUES (1, 'house',"
                        + " 'breakfast', '2026-08-20T09:30:00+02:00', 'Breakfast', '2026-08-20T09:30:00+02:00',"
                        + " '2026-08-20T10:30:00+02:00')");
        LocalDate day = LocalDate.parse("2026-08-20");
        int before = on(events.attendance(loft, day)).get(0).attendance();

        on(retention.forget(loft));

        assertThat(before).isEqualTo(2);
        assertThat(on(events.attendance(loft, day)).get(0).attendance()).isEqualTo(2);
        assertThat(on(events.attendance(loft, LAST_FORGOTTEN))).isEmpty();
    }

    @Test
    void whatWasHeardOfLateWaitsItsOwnNinetyDaysAndIsCountedOnce() {
        sql("INSERT INTO calendar (space_id, name, ics) VALUES (1, 'house', '')");
        sql(
                "INSERT INTO occurrence (space_id, calendar, uid, recurrence_id, title, starts_at, ends_at) VALUES (1, 'house',"
                        + " 'breakfast', '2026-08-20T09:30:00+02:00', 'Breakfast', '2026-08-20T09:30:00+02:00',"
                        + " '2026-08-20T10:30:00+02:00')");
        comesIn(8, 3, "2026-08-20T09:20:00+02:00", 1);
        comesIn(9, 4, "2026-08-20T09:25:00+02:00", 1);
        sql("UPDATE check_in SET received_at = '2026-08-21T07:00:00+02:00' WHERE seq = 8"); // a night later
        sql("UPDATE check_in SET received_at = '2026-09-01T07:00:00+02:00' WHERE seq = 9"); // not ninety days ago

        assertThat(on(retention.forget(loft))).isEqualTo(5);
        assertThat(on(retention.forget(loft))).isZero();

        assertThat(sql("SELECT seq::text FROM check_in ORDER BY seq")).containsExactly("5", "9");
        assertThat(on(events.attendance(loft, LocalDate.parse("2026-08-20")))
                        .get(0)
                        .attendance())
                .isEqualTo(4);
    }

    @Test
    void aClockThatIsYearsBehindDoesNotMakeTodaysCheckInOld() {
        sql("INSERT INTO check_in (space_id, id, member_id, device_id, seq, direction, occurred_at, received_at) VALUES"
                + " (1, '00000000-0000-7000-8000-000000000007', 1, 1, 7, 1, '2001-01-01T00:00:00Z', '" + NOW + "')");

        on(retention.forget(loft));

        assertThat(sql("SELECT seq::text FROM check_in ORDER BY seq")).containsExactly("5", "7");
    }

    @Test
    void whatWasSetAsideIsForgottenTooAndStillCounted() {
        sql("INSERT INTO check_in_aside (space_id, topic, message, why, at) VALUES (1, 'foyer/v1/loft/door/check-ins',"
                + " '{\"seq\": 4, \"member\": 1}', 'twice', '2026-08-20T09:00:00Z'), (1, 'foyer/v1/loft/door/check-ins',"
                + " '{\"seq\": 6, \"member\": 1}', 'odd', '2026-08-20T09:00:00Z')");

        on(retention.forget(loft));

        assertThat(sql("SELECT count(*) FROM check_in_aside")).containsExactly("0");
        assertThat(sql("SELECT numbers FROM check_in_forgotten")).containsExactly("5"); // 4 stood in both
    }

    @Test
    void aVisitorsNameLiesNowhereForMoreThanThirtyDays() {
        sql("INSERT INTO member (space_id, id, external_id, name, display_name) VALUES (1, 9, 'N9', 'Cleo', 'Cleo')");
        for (String at : List.of("2026-10-20T09:00:00Z", "2026-11-20T09:00:00Z")) {
            sql(
                    "INSERT INTO check_in_aside (space_id, topic, message, why, at) VALUES (1, 'foyer/v1/loft/door/reports',"
                            + " '{\"seq\": 7, \"said\": {\"name\": \"Anna\"}}', 'odd', '" + at + "')");
            sql(
                    "INSERT INTO outbox (space_id, member_id, recipient, subject, body, at) VALUES (1, 9, 'cleo@example.org',"
                            + " 'Somebody is here', 'Anna', '" + at + "')");
        }

        on(retention.forget(loft));

        assertThat(sql("SELECT message FROM check_in_aside ORDER BY at"))
                .containsExactly("{\"seq\": 7}", "{\"seq\": 7, \"said\": {\"name\": \"Anna\"}}");
        assertThat(sql("SELECT body FROM outbox")).hasSize(1);
    }

    private void comesIn(int seq, int member, String at, int direction) {
        sql(
                "INSERT INTO check_in (space_id, id, member_id, device_id, seq, direction, occurred_at, received_at) VALUES (1,"
                        + " '00000000-0000-7000-8000-%012d".formatted(seq) + "', " + member + ", 1, " + seq + ", "
                        + direction
                        + ", '" + at + "', '" + at + "')");
    }

    private List<String> sql(String statement) {
        List<String> values = new ArrayList<>();
        for (Row row : on(database.pool().query(statement).execute())) {
            values.add(String.valueOf(row.getValue(0)));
        }
        return values;
    }
}
