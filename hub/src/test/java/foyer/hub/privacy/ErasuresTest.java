package foyer.hub.privacy;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseAddress;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ada asks to be erased; Ben stays. */
class ErasuresTest {

    private static final MemberId ADA = new MemberId(1);
    private static final MemberId BEN = new MemberId(2);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** Stands in everything that Ada has ever said or been told. */
    private static final String ADAS = "zqxada";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger told = new AtomicInteger();

    @TempDir
    private Path folder;

    private DatabaseAddress server;
    private Database database;
    private Space loft;
    private Erasures erasures;

    @BeforeEach
    void aLoftWithAdaAndBen() throws SQLException, IOException {
        server = DatabaseForTests.fresh();
        database = Database.open(vertx, server);
        Spaces spaces = new Spaces(database.pool());
        loft = on(spaces.put(Lofts.LOFT, Lofts.draft()));
        erasures = new Erasures(vertx, database.pool(), spaces, ErasureBook.open(folder), InstantSource.fixed(NOON));
        erasures.onErased(space -> told.incrementAndGet());
        sql(
                "INSERT INTO device (space_id, id, slug, kind, name, secret_hash) VALUES (1, 1, 'door', 'kiosk', 'Door', '')");
        for (String each : List.of("1, 'M-" + ADAS + "', '" + ADAS + " Lovelace'", "2, 'M2', 'Ben'")) {
            sql(
                    "INSERT INTO member (space_id, id, external_id, name, display_name, email, interests, background) VALUES (1, "
                            + each + ", '" + (each.startsWith("1") ? ADAS : "Ben") + "', '"
                            + (each.startsWith("1") ? ADAS : "ben") + "@example.org', '{}', '"
                            + (each.startsWith("1") ? ADAS : "") + "')");
        }
        sql("INSERT INTO pass (space_id, id, member_id, key_id, valid_from, valid_until)"
                + " VALUES (1, 11, 1, 1, '2026-01-01', '2027-01-01'), (1, 12, 2, 1, '2026-01-01', '2027-01-01')");
        sql(
                "INSERT INTO member_link (token_hash, space_id, member_id, expires_at) VALUES ('\\x01', 1, 1, '2026-11-22')");
        sql("INSERT INTO member_session (token_hash, space_id, member_id, created_at, expires_at)"
                + " VALUES ('\\x02', 1, 1, '2026-11-20', '2027-11-20')");
        sql("INSERT INTO outbox (space_id, member_id, recipient, subject, body, at)" + " VALUES (1, 1, '" + ADAS
                + "@example.org', 'Hello', 'Dear " + ADAS + "', '2026-11-20')");
        sql("INSERT INTO member_pin (space_id, member_id, verifier, set_at) VALUES (1, 1, '" + ADAS
                + "', '2026-11-20')");
        sql("INSERT INTO door_ask (space_id, id, device_id, member_id, asked_at, until)"
                + " VALUES (1, gen_random_uuid(), 1, 1, '2026-11-20', '2026-11-20')");
        sql("INSERT INTO rsvp (space_id, uid, recurrence_id, member_id, said_at)"
                + " VALUES (1, 'breakfast', '2026-11-21T09:00:00Z', 1, '2026-11-20')");
        sql("INSERT INTO event_visit (space_id, uid, recurrence_id, member_id, came, answer, said_at)"
                + " VALUES (1, 'breakfast', '2026-11-21T09:00:00Z', 1, true, '" + ADAS + "', '2026-11-21T09:00:00Z')");
        sql("INSERT INTO visit (space_id, id, device_id, name, member_id, came_at, told_at)"
                + " VALUES (1, gen_random_uuid(), 1, 'Anna', 1, '2026-11-20', '2026-11-20')");
        sql("INSERT INTO roll_call_tick (space_id, who, began, member_id, at)"
                + " VALUES (1, 'member 1', '2026-11-20', 1, '2026-11-20')");
        comesIn(1, 1, "2026-11-20T09:00:00Z", 1);
        comesIn(2, 1, "2026-11-20T17:00:00Z", -1);
        comesIn(3, 1, "2026-11-21T09:00:00Z", 1);
        comesIn(4, 2, "2026-11-21T09:05:00Z", 1);
        sql("INSERT INTO presence (space_id, member_id, present, since, last_id) SELECT space_id, member_id, true,"
                + " occurred_at, id FROM check_in WHERE seq IN (3, 4)");
        sql("INSERT INTO check_in_aside (space_id, topic, message, why) VALUES"
                + " (1, 'foyer/v1/loft/door/check-ins', '{\"seq\":5,\"member\":1}', 'odd'),"
                + " (1, 'foyer/v1/loft/door/check-ins', '{\"seq\":6,\"member\":17}', 'odd')");
        sql(
                "INSERT INTO introduction (space_id, id, made_at, until, shared, prompt_id, prompt, place, weight, bonds) VALUES"
                        + " (1, 1, '2026-11-21T09:10:00Z', '2026-11-21T11:10:00Z', 'You both know " + ADAS
                        + "', 'p1', 'Ask "
                        + ADAS + "?', 'the table', 1, '[\"" + ADAS + "\"]')");
        sql("INSERT INTO introduction_member (space_id, introduction_id, member_id, made_on) VALUES"
                + " (1, 1, 1, '2026-11-21'), (1, 1, 2, '2026-11-21')");
    }

    @AfterEach
    void close() throws SQLException {
        on(database.close());
        on(vertx.close());
        DatabaseForTests.drop(server);
    }

    @Test
    void nothingOfAdaIsLeftInAnyTable() {
        assertThat(everything()).anyMatch(row -> row.contains(ADAS)); // else the test could not fail

        assertThat(on(erasures.erase(loft, ADA))).isTrue();

        assertThat(everything()).noneMatch(row -> row.contains(ADAS));
        assertThat(tablesThatNameAMember())
                .allSatisfy(table -> assertThat(sql("SELECT count(*) FROM " + table + " WHERE member_id = 1"))
                        .as(table)
                        .containsExactly(table.equals("erased") ? "1" : "0"));
        assertThat(told).hasValue(1);
    }

    @Test
    void theTotalsStay() {
        List<String> before = totals();

        on(erasures.erase(loft, ADA));

        assertThat(totals()).isEqualTo(before);
    }

    @Test
    void adasDaysCannotBeLinked() {
        on(erasures.erase(loft, ADA));

        List<String> nobodies = sql("SELECT DISTINCT member_id::text FROM check_in WHERE seq < 4");
        assertThat(nobodies).hasSize(2).allSatisfy(number -> assertThat(Long.parseLong(number))
                .isGreaterThanOrEqualTo(Nobody.FIRST));
    }

    @Test
    void benKeepsWhatIsHis() {
        on(erasures.erase(loft, ADA));

        assertThat(sql("SELECT name FROM member")).containsExactly("Ben");
        assertThat(sql("SELECT id::text FROM pass")).containsExactly("12");
        assertThat(sql("SELECT seq::text FROM check_in WHERE member_id = 2")).containsExactly("4");
        assertThat(sql("SELECT message FROM check_in_aside")).containsExactly("{\"seq\":6,\"member\":17}");
    }

    @Test
    void aStrangerCannotBeErased() throws IOException {
        assertThat(on(erasures.erase(loft, new MemberId(4711)))).isFalse();

        assertThat(Files.readAllLines(folder.resolve(ErasureBook.FILE))).hasSize(1);
        assertThat(told).hasValue(0);
    }

    @Test
    void whatAKioskBringsLateIsNobodysToo() {
        on(erasures.erase(loft, ADA));
        comesIn(7, 1, "2026-11-21T08:00:00Z", 1);
        sql("INSERT INTO presence (space_id, member_id, present, since, last_id) SELECT space_id, member_id, true,"
                + " occurred_at, id FROM check_in WHERE seq = 7");

        on(erasures.cameIn(loft, List.of(ADA, BEN)));

        assertThat(sql("SELECT seq::text FROM check_in WHERE member_id = 1")).isEmpty();
        assertThat(sql("SELECT member_id::text FROM presence WHERE member_id < 100"))
                .containsExactly("2");
    }

    @Test
    void whatACrashLeftIsSweptUp() {
        on(erasures.erase(loft, ADA));
        comesIn(8, 1, "2026-11-21T08:00:00Z", 1);

        on(erasures.sweep(loft));

        assertThat(sql("SELECT seq::text FROM check_in WHERE member_id = 1")).isEmpty();
    }

    @Test
    void aBackupDoesNotBringHerBack() throws IOException {
        sql("CREATE TABLE backup AS SELECT * FROM member", "CREATE TABLE backup_pass AS SELECT * FROM pass");
        on(erasures.erase(loft, ADA));
        sql(
                "DELETE FROM erased",
                "INSERT INTO member SELECT * FROM backup WHERE id = 1",
                "INSERT INTO pass SELECT * FROM backup_pass WHERE id = 11",
                "DROP TABLE backup",
                "DROP TABLE backup_pass");

        on(startedAgain().again());

        assertThat(sql("SELECT name FROM member")).containsExactly("Ben");
        assertThat(everything()).noneMatch(row -> row.contains(ADAS));
    }

    @Test
    void whoeverGotHerNumberFromAnOlderDatabaseIsLeftAlone() throws IOException {
        on(erasures.erase(loft, ADA));
        sql(
                "DELETE FROM erased",
                "INSERT INTO member (space_id, id, external_id, name, display_name) VALUES (1, 1, 'M9', 'Cleo', 'Cleo')");

        Erasures again = startedAgain();
        on(again.again());
        on(again.sweep(loft));
        on(again.cameIn(loft, List.of(ADA)));

        assertThat(sql("SELECT name FROM member ORDER BY name")).containsExactly("Ben", "Cleo");
    }

    @Test
    void aNumberInTheBookIsNotGivenAgain() throws IOException {
        sql("INSERT INTO member (space_id, id, external_id, name, display_name) VALUES (1, 500, 'M5', 'Eve', 'Eve')");
        on(erasures.erase(loft, new MemberId(500)));
        sql("DELETE FROM erased"); // as in a backup from before Eve came

        on(startedAgain().again());
        sql("INSERT INTO member (space_id, external_id, name, display_name) VALUES (1, 'M6', 'Finn', 'Finn')");

        assertThat(sql("SELECT (id > 500)::text FROM member WHERE name = 'Finn'"))
                .containsExactly("true");
    }

    @Test
    void theBookKnowsHerByHerNumberInTheSpacesBooksAndHoldsNoName() throws IOException {
        on(erasures.erase(loft, ADA));

        assertThat(startedAgain().named(loft, "M-" + ADAS)).isTrue();
        assertThat(startedAgain().named(loft, "M2")).isFalse();
        assertThat(Files.readString(folder.resolve(ErasureBook.FILE))).doesNotContain(ADAS);
    }

    @Test
    void aLineThatACrashCutOffDoesNotTakeTheNextOneWithIt() throws IOException {
        Files.writeString(folder.resolve(ErasureBook.FILE), "{\"space\":\"lo", StandardOpenOption.APPEND);

        on(startedAgain().erase(loft, ADA));

        assertThat(startedAgain().named(loft, "M-" + ADAS)).isTrue();
    }

    @Test
    void herOwnDataHoldsARowOfEveryTableThatNamesHer() {
        JsonObject data = on(new OwnData(database.pool()).of(loft, ADA)).orElseThrow();

        assertThat(data.getJsonArray("checkIns")).hasSize(3);
        assertThat(data.getJsonArray("passes")).hasSize(1);
        assertThat(data.getJsonArray("introductions")).hasSize(1);
        assertThat(data.getJsonArray("phones")).hasSize(1);
        assertThat(data.getJsonArray("links")).hasSize(1);
        assertThat(data.getJsonArray("letters")).hasSize(1);
        assertThat(data.getJsonArray("askedAtTheDoor")).hasSize(1);
        assertThat(data.getJsonArray("visitors")).hasSize(1);
        assertThat(data.getJsonArray("rollCalls")).hasSize(1);
        assertThat(data.getJsonObject("pin").fieldNames()).containsExactly("setAt");
        assertThat(data.getJsonArray("expectedAt")).hasSize(1);
        assertThat(data.getJsonArray("events")).hasSize(1);
        assertThat(data.getJsonObject("member").getString("name")).isEqualTo(ADAS + " Lovelace");
        assertThat(data.getJsonObject("presence").getBoolean("present")).isTrue();
        assertThat(data.encode()).doesNotContain("token_hash").doesNotContain("space_id");
    }

    @Test
    void aTableThatNamesAMemberIsKnownToThePrivacyRoom() {
        assertThat(tablesThatNameAMember())
                .as("a new table with member_id: does OwnData tell of it, and does it go with the member?")
                .containsExactlyInAnyOrder(
                        "check_in",
                        "door_ask",
                        "erased",
                        "event_visit",
                        "introduction_member",
                        "member_link",
                        "member_pin",
                        "member_session",
                        "outbox",
                        "pass",
                        "presence",
                        "rsvp",
                        "roll_call_tick",
                        "visit");
    }

    private Erasures startedAgain() throws IOException {
        Spaces spaces = new Spaces(database.pool());
        on(spaces.load());
        return new Erasures(vertx, database.pool(), spaces, ErasureBook.open(folder), InstantSource.fixed(NOON));
    }

    private List<String> totals() {
        return sql("""
                SELECT concat_ws(' ', (SELECT count(*) FROM check_in), (SELECT count(*) FROM presence WHERE present),
                    (SELECT string_agg(people::text, ',' ORDER BY day)
                     FROM (SELECT occurred_at::date AS day, count(DISTINCT member_id) AS people
                           FROM check_in GROUP BY 1) d),
                    (SELECT count(*) FROM introduction))""");
    }

    /** Each row of each table, as text. */
    private List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : sql("SELECT quote_ident(table_name) FROM information_schema.tables"
                + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")) {
            sql("SELECT t::text FROM " + table + " t").forEach(row -> rows.add(table + ": " + row));
        }
        return rows;
    }

    private List<String> tablesThatNameAMember() {
        return sql("""
                SELECT c.table_name::text
                FROM information_schema.columns c
                JOIN pg_class k ON k.relname = c.table_name AND NOT k.relispartition AND k.relkind IN ('r', 'p')
                WHERE c.table_schema = 'public' AND c.column_name = 'member_id'""");
    }

    private void comesIn(int seq, int member, String at, int direction) {
        sql("INSERT INTO check_in (space_id, id, member_id, device_id, seq, direction, occurred_at) VALUES (1, '"
                + "00000000-0000-7000-8000-%012d".formatted(seq) + "', " + member + ", 1, " + seq + ", " + direction
                + ", '" + at + "')");
    }

    private List<String> sql(String... statements) {
        List<String> values = new ArrayList<>();
        for (String statement : statements) {
            for (Row row : on(database.keeper().query(statement).execute())) {
                values.add(String.valueOf(row.getValue(0)));
            }
        }
        return values;
    }
}
