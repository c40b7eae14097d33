package foyer.kiosk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.roster.RosterBook;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Direction;
import foyer.wire.DoorRules;
import foyer.wire.DoorRules.Opening;
import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.Today;
import foyer.wire.Today.TodayEvent;
import foyer.wire.Verdict;
import foyer.wire.Verdict.Reason;
import foyer.wire.pass.Reading;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A house that opens at eight on Mondays, Rome's clock, and holds two. */
class HouseRulesTest {

    private static final Person ADA = Person.named("Ada", 1);
    private static final Person BRUNO = Person.named("Bruno", 2);
    private static final Person CLEO = Person.named("Cleo", 3);
    private static final DeviceId DOOR = new DeviceId("front-door");
    private static final Instant SEVEN = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant ELEVEN_AT_NIGHT = Instant.parse("2026-11-23T22:00:00Z");
    private static final EventKey BREAKFAST = new EventKey("breakfast", NINE.plusSeconds(600));

    private static final DoorRules MONDAYS = new DoorRules(
            true,
            List.of(
                    new Opening(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(20, 0)),
                    new Opening(DayOfWeek.TUESDAY, LocalTime.of(9, 30), LocalTime.of(20, 0))));

    private final RosterBook roster = new RosterBook(House.HARBOUR);

    @Test
    void beforeTheHouseOpensItIsTooEarlyAndSaysUntilWhen() {
        membersAre(ADA);

        Verdict.Refused refused = refusal(ADA, today(MONDAYS, 0), SEVEN).orElseThrow();

        assertThat(refused.reason()).isEqualTo(Reason.TOO_EARLY);
        assertThat(refused.what()).isEqualTo("The door opens for you at 8:00.");
        assertThat(Objects.requireNonNull(refused.about()).at()).isEqualTo(Instant.parse("2026-11-23T07:00:00Z"));
        assertThat(refusal(ADA, today(MONDAYS, 0), NINE)).isEmpty();
    }

    @Test
    void afterTheLastHourItOpensAgainInTheMorning() {
        membersAre(ADA);

        Verdict.Refused refused =
                refusal(ADA, today(MONDAYS, 0), ELEVEN_AT_NIGHT).orElseThrow();

        assertThat(Objects.requireNonNull(refused.about()).at()).isEqualTo(Instant.parse("2026-11-24T08:30:00Z"));
    }

    @Test
    void whoeverGoesMayAlsoAtNight() {
        membersAre(ADA.seen(Direction.IN, NINE));

        assertThat(decide(ADA, today(MONDAYS, 0), ELEVEN_AT_NIGHT, Passage.TOGGLE))
                .isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void aDayWithoutHoursIsOpen() {
        membersAre(ADA);

        assertThat(refusal(ADA, today(MONDAYS, 0), Instant.parse("2026-11-22T03:00:00Z")))
                .isEmpty();
    }

    @Test
    void aFullHouseLetsNobodyInWhereItAsksForThat() {
        membersAre(
                ADA.seen(Direction.IN, NINE.minusSeconds(600)), BRUNO.seen(Direction.IN, NINE.minusSeconds(60)), CLEO);

        assertThat(refusal(CLEO, today(MONDAYS, 2), NINE).orElseThrow().reason())
                .isEqualTo(Reason.HOUSE_FULL);
        assertThat(refusal(CLEO, today(MONDAYS, 3), NINE)).isEmpty();
        assertThat(refusal(CLEO, today(DoorRules.NONE, 2), NINE)).isEmpty();
        assertThat(refusal(CLEO, null, NINE)).isEmpty(); // the hub has never said
    }

    @Test
    void staffLetSomebodyIntoAFullHouse() {
        membersAre(ADA.seen(Direction.IN, NINE.minusSeconds(600)), CLEO);

        Decision decision = Gate.vouchedFor(CLEO.entry(), roster, door(today(MONDAYS, 1), Passage.IN), NINE);

        assertThat(decision).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void theDoorOfAFullEventOpensForWhoIsExpectedOnly() {
        membersAre(ADA, BRUNO);
        Today full = today(DoorRules.NONE, 0, breakfast(DOOR, 1, ADA));

        assertThat(refusal(ADA, full, NINE)).isEmpty();
        Verdict.Refused refused = refusal(BRUNO, full, NINE).orElseThrow();
        assertThat(refused.reason()).isEqualTo(Reason.EVENT_FULL);
        assertThat(refused.what()).isEqualTo("Breakfast club has no places left.");
        assertThat(refusal(BRUNO, today(DoorRules.NONE, 0, breakfast(null, 1, ADA)), NINE))
                .isEmpty(); // the house's door
        assertThat(refusal(BRUNO, full, NINE.minusSeconds(3_600))).isEmpty(); // long before
    }

    @Test
    void whoCameThroughThisDoorWithoutTheHubTakesAPlace() {
        membersAre(ADA, BRUNO);
        Today two = today(DoorRules.NONE, 0, breakfast(DOOR, 1));
        HouseNow house = new HouseNow(two, House.FRONT_DOOR, Map.of(BREAKFAST, Set.of(new MemberId(ADA.number()))));

        Decision decision = Gate.decide(
                Reading.of(BRUNO.badge()), roster, new Door(Passage.IN, House.ROME, true, house), code -> false, NINE);

        assertThat(((Decision.Refused) decision).words().reason()).isEqualTo(Reason.EVENT_FULL);
    }

    @Test
    void beforeARoomPeopleComeToWhatIsOnThere() {
        Today breakfast = today(DoorRules.NONE, 0, breakfast(null, 5, ADA));
        MemberId bruno = new MemberId(BRUNO.number());
        HouseNow kitchen = new HouseNow(breakfast, new Here(DOOR, " kitchen"), Map.of());
        HouseNow library = new HouseNow(breakfast, new Here(DOOR, "Library"), Map.of());

        assertThat(kitchen.eventOf(bruno, NINE)).map(TodayEvent::event).contains(BREAKFAST); // and nobody expects him
        assertThat(kitchen.eventOf(bruno, NINE.minusSeconds(3_600))).isEmpty(); // long before
        assertThat(library.eventOf(bruno, NINE)).isEmpty();
        assertThat(library.eventOf(new MemberId(ADA.number()), NINE)).isPresent(); // she is expected wherever she scans
    }

    @Test
    void anEventWithADoorOfItsOwnIsBehindNoOther() {
        Today breakfast = today(DoorRules.NONE, 0, breakfast(DOOR, 5));
        HouseNow kitchen = new HouseNow(breakfast, new Here(new DeviceId("back-door"), "Kitchen"), Map.of());

        assertThat(kitchen.ownEvent(NINE)).isEmpty();
    }

    private Optional<Verdict.Refused> refusal(Person who, @Nullable Today today, Instant now) {
        return decide(who, today, now, Passage.IN) instanceof Decision.Refused refused
                ? Optional.of(refused.words())
                : Optional.empty();
    }

    private Decision decide(Person who, @Nullable Today today, Instant now, Passage passage) {
        return Gate.decide(Reading.of(who.badge()), roster, door(today, passage), code -> false, now);
    }

    private static Door door(@Nullable Today today, Passage passage) {
        return new Door(passage, House.ROME, true, new HouseNow(today, House.FRONT_DOOR, Map.of()));
    }

    private static Today today(DoorRules rules, int capacity, TodayEvent... events) {
        return new Today(House.HARBOUR, "-", NINE, capacity, rules, List.of(events));
    }

    private static TodayEvent breakfast(@Nullable DeviceId door, int places, Person... expected) {
        return new TodayEvent(
                BREAKFAST,
                "Breakfast club",
                "Kitchen",
                BREAKFAST.recurrenceId(),
                BREAKFAST.recurrenceId().plusSeconds(3_600),
                places,
                List.of(expected).stream()
                        .map(person -> new MemberId(person.number()))
                        .toList(),
                List.of(),
                door,
                null);
    }

    private void membersAre(Person... people) {
        roster.heard(
                House.snapshot(1, List.of(people).stream().map(Person::entry).toArray(foyer.wire.RosterEntry[]::new)));
    }
}
