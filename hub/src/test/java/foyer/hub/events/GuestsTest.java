package foyer.hub.events;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.devices.Device;
import foyer.hub.events.Guests.AtTheDoor;
import foyer.hub.events.Guests.Guest;
import foyer.hub.events.Guests.Outcome;
import foyer.hub.reports.Told;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.AtEvent;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.Report;
import foyer.wire.ReportId;
import foyer.wire.Today.Question;
import foyer.wire.Today.TodayEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Breakfast at half past nine, Rome's clock, with two places. */
class GuestsTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final MemberId ADA = new MemberId(1);
    private static final MemberId BEN = new MemberId(2);
    private static final MemberId CLEO = new MemberId(3);
    private static final Instant HALF_PAST_NINE = Instant.parse("2026-11-23T08:30:00Z");
    private static final EventKey BREAKFAST = new EventKey("breakfast", HALF_PAST_NINE);

    private final Vertx vertx = Vertx.vertx();
    private Database tables;
    private Space loft;
    private Guests guests;

    @BeforeEach
    void breakfastInTheLoft() {
        tables = Database.open(vertx, database.address());
        sql("TRUNCATE space CASCADE");
        loft = on(new Spaces(tables.pool()).put(Lofts.LOFT, Lofts.draft()));
        String id = Integer.toString(loft.id());
        sql("INSERT INTO calendar (space_id, name, ics) VALUES (" + id + ", 'house', '')");
        sql("INSERT INTO occurrence (space_id, calendar, uid, recurrence_id, title, room, starts_at, ends_at) VALUES ("
                + id
                + ", 'house', 'breakfast', '2026-11-23T08:30:00Z', 'Breakfast club', 'Kitchen', '2026-11-23T08:30:00Z',"
                + " '2026-11-23T09:30:00Z')");
        for (String each : List.of("1, 'a', 'Ada', 'Ada'", "2, 'b', 'Ben', 'Ben'", "3, 'c', 'Cleo', 'Cleo'")) {
            sql("INSERT INTO member (space_id, id, external_id, name, display_name) VALUES (" + id + ", " + each + ")");
        }
        guests = new Guests(tables.pool(), InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z")));
        on(guests.atTheDoor(loft, "breakfast", new AtTheDoor(2, null, new Question("Vegetarian?", List.of()))));
    }

    @AfterEach
    void close() {
        on(tables.close());
        on(vertx.close());
    }

    @Test
    void thePlacesAreKeptHoweverManyAskAtOnce() {
        List<Outcome> outcomes = new ArrayList<>(on(Future.all(List.of(
                        guests.expect(loft, BREAKFAST, ADA),
                        guests.expect(loft, BREAKFAST, BEN),
                        guests.expect(loft, BREAKFAST, CLEO)))
                .map(all -> all.<Outcome>list())));

        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.NOTED, Outcome.NOTED, Outcome.FULL);
        assertThat(today().expected()).hasSize(2);
    }

    @Test
    void whoSaysItTwiceTakesOnePlaceAndWhoDoesNotComeFreesIt() {
        on(guests.expect(loft, BREAKFAST, ADA));
        on(guests.expect(loft, BREAKFAST, BEN));
        assertThat(on(guests.expect(loft, BREAKFAST, ADA))).isEqualTo(Outcome.NOTED);
        assertThat(on(guests.expect(loft, BREAKFAST, CLEO))).isEqualTo(Outcome.FULL);

        on(guests.unexpect(loft, BREAKFAST, BEN));
        assertThat(on(guests.expect(loft, BREAKFAST, CLEO))).isEqualTo(Outcome.NOTED);
        assertThat(today().expected()).containsExactly(ADA, CLEO);
    }

    @Test
    void nobodyIsExpectedAtWhatIsNotThereOrWhoIsNotThere() {
        EventKey yesterday = new EventKey("breakfast", HALF_PAST_NINE.minusSeconds(86_400));

        assertThat(on(guests.expect(loft, yesterday, ADA))).isEqualTo(Outcome.NO_SUCH_EVENT);
        assertThat(on(guests.expect(loft, BREAKFAST, new MemberId(99)))).isEqualTo(Outcome.NO_SUCH_EVENT);
    }

    @Test
    void theNewestWordCountsInWhateverOrderTheyComeAndTheAnswerStays() {
        List<Report> said = List.of(
                says(ADA, true, null, 0),
                says(ADA, true, "yes", 20),
                says(BEN, true, null, 1),
                says(BEN, false, null, 30),
                says(CLEO, true, null, 2),
                says(new MemberId(99), true, null, 3));
        for (int seed = 0; seed < 5; seed++) {
            sql("DELETE FROM event_visit");
            List<Report> shuffled = new ArrayList<>(said);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.forEach(this::arrives);

            assertThat(on(guests.of(loft, BREAKFAST)))
                    .containsExactly(
                            new Guest(ADA, "Ada", false, true, "yes"), new Guest(CLEO, "Cleo", false, true, null));
            assertThat(today().came()).containsExactly(ADA, CLEO);
        }
        LocalDate monday = LocalDate.of(2026, 11, 23);
        assertThat(on(new Events(vertx, tables.pool()).attendance(loft, monday)))
                .extracting(Attended::attendance)
                .containsExactly(2);
    }

    @Test
    void doorsKnowWhatIsAskedAndForHowMany() {
        assertThat(today().places()).isEqualTo(2);
        assertThat(today().question()).isEqualTo(new Question("Vegetarian?", List.of()));
        assertThat(today().event()).isEqualTo(BREAKFAST);
    }

    private TodayEvent today() {
        List<TodayEvent> events =
                on(guests.forDoors(loft, HALF_PAST_NINE.minusSeconds(3_600), HALF_PAST_NINE.plusSeconds(3_600)));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private Report says(MemberId member, boolean came, @Nullable String answer, int seconds) {
        return new Report(
                new ReportId(UUID.randomUUID()),
                Lofts.LOFT,
                new DeviceId("door"),
                1,
                HALF_PAST_NINE.plusSeconds(seconds),
                new AtEvent(member, BREAKFAST, came, answer));
    }

    private void arrives(Report report) {
        Device door = new Device(1, loft, report.device(), Kind.KIOSK, "Door", Passage.TOGGLE, null, false);
        on(tables.pool()
                .withTransaction(transaction ->
                        guests.take(transaction, new Told<>(loft, door, report, (AtEvent) report.said()))));
    }

    private void sql(String statement) {
        on(tables.keeper().query(statement).execute());
    }
}
