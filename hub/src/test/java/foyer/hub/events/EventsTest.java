package foyer.hub.events;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.imports.ImportReport;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.SpaceDraft;
import foyer.hub.spaces.Spaces;
import foyer.wire.SpaceId;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsTest {

    @RegisterExtension
    static final DatabaseForTests server = new DatabaseForTests();

    private static final Instant NOW = Instant.parse("2026-11-25T11:00:00Z");
    private static final String DAILY_TEA =
            ExpansionTest.event("DTSTART;TZID=Europe/Rome:20261101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY");

    private static Vertx vertx;
    private static Database database;
    private static int spacesMade;

    private Space loft;
    private Events events;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, server.address());
    }

    @BeforeEach
    void aNewSpace() {
        SpaceDraft draft = Lofts.draft();
        loft = on(new Spaces(database.pool()).put(new SpaceId("loft-" + ++spacesMade), draft));
        events = new Events(vertx, database.pool());
    }

    @AfterAll
    static void close() {
        on(database.close());
        on(vertx.close());
    }

    @Test
    void theSameCalendarAgainWritesNothing() {
        ImportReport first = imported(DAILY_TEA);
        List<String> written = rows();

        ImportReport again = imported(DAILY_TEA);

        assertThat(first.added()).isEqualTo(62);
        assertThat(List.of(again.added(), again.changed(), again.unchanged(), again.removed()))
                .containsExactly(0, 0, 62, 0);
        assertThat(rows()).isEqualTo(written);
    }

    @Test
    void aMovedTeaIsChangedAndTheOthersAreNotWritten() {
        imported(DAILY_TEA);

        ImportReport moved = imported(DAILY_TEA.replace("PT1H", "PT2H"));

        assertThat(moved.changed()).isEqualTo(62);
        assertThat(moved.added()).isZero();
    }

    @Test
    void whatANewerFileNoLongerHasIsTakenOutOfTheFutureOnly() {
        imported(DAILY_TEA);

        ImportReport report =
                imported(ExpansionTest.event("DTSTART:20261201T090000").replace("tea@", "cake@"));

        assertThat(report.removed()).isEqualTo(60);
        assertThat(on(events.upcoming(loft, NOW.minus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(60)))))
                .extracting(Occurrence::uid)
                .containsExactly("tea@loft.example", "tea@loft.example", "cake@loft.example");
    }

    @Test
    void aBrokenFileLeavesTheProgrammeAsItWas() {
        imported(DAILY_TEA);
        List<String> written = rows();

        ImportReport report = imported(DAILY_TEA.replace("FREQ=DAILY", "FREQ=SOMETIMES"));

        assertThat(report.imported()).isFalse();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(10);
            assertThat(problem.words()).contains("SOMETIMES");
        });
        assertThat(rows()).isEqualTo(written);
    }

    @Test
    void timeBringsNewDaysIntoView() {
        imported(DAILY_TEA);
        Instant nextWeek = NOW.plus(Duration.ofDays(7));

        on(events.refresh(loft, nextWeek));

        assertThat(on(events.upcoming(loft, NOW.plus(Duration.ofDays(62)), nextWeek.plus(Duration.ofDays(60)))))
                .hasSize(5);
        assertThat(on(events.upcoming(loft, NOW.minus(Duration.ofDays(3)), NOW)))
                .as("the past stays")
                .isNotEmpty();
    }

    @Test
    void arrivalsBeforeNineCountForTheNineOClockTea() {
        imported(DAILY_TEA);
        on(database.pool()
                .query(
                        "INSERT INTO check_in (space_id, id, member_id, device_id, seq, direction, occurred_at) SELECT "
                                + loft.id()
                                + ", gen_random_uuid(), member, 1, member, direction, at::timestamptz FROM (VALUES"
                                + " (1, 1, '2026-11-25T07:50:00Z'), (1, 1, '2026-11-25T08:10:00Z'), (2, 1, '2026-11-25T08:30:00Z'),"
                                + " (3, -1, '2026-11-25T08:30:00Z'), (4, 1, '2026-11-25T12:00:00Z')) AS v (member, direction, at)")
                .execute());

        assertThat(on(events.attendance(loft, LocalDate.of(2026, 11, 25))))
                .singleElement()
                .satisfies(tea -> {
                    assertThat(tea.occurrence().title()).isEqualTo("Tea");
                    assertThat(tea.attendance()).isEqualTo(2);
                });
    }

    private ImportReport imported(String ics) {
        return on(events.importCalendar(loft, "house", ics.getBytes(StandardCharsets.UTF_8), NOW));
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (Row row : on(database.pool()
                .query("SELECT ctid::text || o::text AS row FROM occurrence o WHERE space_id = " + loft.id()
                        + " UNION ALL SELECT c::text FROM calendar c WHERE space_id = " + loft.id() + " ORDER BY 1")
                .execute())) {
            rows.add(row.getString("row"));
        }
        return rows;
    }
}
