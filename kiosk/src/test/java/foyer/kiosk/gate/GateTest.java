package foyer.kiosk.gate;

import static foyer.wire.DeviceSettings.Passage.IN;
import static foyer.wire.DeviceSettings.Passage.OUT;
import static foyer.wire.DeviceSettings.Passage.TOGGLE;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.House.Phone;
import foyer.kiosk.roster.Presence;
import foyer.kiosk.roster.RosterBook;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.RosterEntry;
import foyer.wire.Verdict.Reason;
import foyer.wire.pass.Pass;
import foyer.wire.pass.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Instant MORNING = at("2026-11-21T09:00");
    private static final Person ADA = Person.named("Ada", 1);
    private static final Person BRUNO = Person.named("Bruno", 2);

    private final RosterBook roster = new RosterBook(House.HARBOUR);
    private final Set<Reading> used = new HashSet<>();

    // Who is let in -----------------------------------------------------------------------------------------------

    @Test
    void adaIsLetIn() {
        membersAre(ADA);

        assertThat(decide(ADA.badge(), IN, MORNING)).isEqualTo(admitted(ADA, Direction.IN));
    }

    @Test
    void aWaterBottleIsNotAPass() {
        membersAre(ADA);

        assertThat(refusal("5901234123457")).isEqualTo(Reason.NOT_A_PASS);
        assertThat(refusal("https://example.org/menu")).isEqualTo(Reason.NOT_A_PASS);
    }

    @Test
    void aPassSignedBySomebodyElseIsForged() {
        membersAre(ADA);
        String forged =
                House.signedBySomebodyElse(new Pass(House.KEY, ADA.pass(), House.NUMBER, House.FROM, House.UNTIL));

        assertThat(refusal(forged)).isEqualTo(Reason.FORGED);
    }

    @Test
    void aPassThatNamesAKeyNobodyPublishedIsForged() {
        membersAre(ADA);

        assertThat(refusal(House.signed(new Pass(99, ADA.pass(), House.NUMBER, House.FROM, House.UNTIL))))
                .isEqualTo(Reason.FORGED);
    }

    @Test
    void aPassOfAnotherHouseIsSentToTheDesk() {
        membersAre(ADA);
        String visitors = House.signedBySomebodyElse(new Pass(House.KEY, ADA.pass(), 8, House.FROM, House.UNTIL));

        assertThat(refusal(visitors)).isEqualTo(Reason.OTHER_SPACE);
    }

    @Test
    void aPassNobodyHoldsIsUnknown() {
        membersAre(ADA);

        assertThat(refusal(BRUNO.badge())).isEqualTo(Reason.UNKNOWN_MEMBER);
    }

    @Test
    void adasOldBadgeIsRevokedOnceSheHasANewOne() {
        PassId newBadge = new PassId(0x11E3L);
        membersAre(ADA);
        roster.heard(House.change(2, ADA.entry(newBadge)));

        assertThat(refusal(ADA.badge())).isEqualTo(Reason.REVOKED);
        assertThat(decide(
                        House.signed(new Pass(House.KEY, newBadge, House.NUMBER, House.FROM, House.UNTIL)),
                        IN,
                        MORNING))
                .isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void theBadgeOfSomebodyWhoLeftIsRevoked() {
        membersAre(ADA, BRUNO);
        roster.heard(House.change(2, BRUNO.with(RosterEntry.Status.GONE).entry()));

        assertThat(refusal(BRUNO.badge())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aPausedMemberIsSentToTheDesk() {
        membersAre(ADA.with(RosterEntry.Status.SUSPENDED));

        assertThat(refusal(ADA.badge())).isEqualTo(Reason.SUSPENDED);
    }

    @Test
    void aPassIsValidFromItsFirstDayToTheEndOfItsLastByTheHousesClock() {
        membersAre(ADA);
        String week = ADA.badge(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 20));

        assertThat(refusal(week, at("2026-11-15T23:59"))).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(decide(week, IN, at("2026-11-16T00:00"))).isInstanceOf(Decision.Admitted.class);
        assertThat(decide(week, IN, at("2026-11-20T23:59"))).isInstanceOf(Decision.Admitted.class);
        assertThat(refusal(week, at("2026-11-21T00:00"))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void aDoorThatHasNeverHeardFromTheHubSaysSo() {
        assertThat(decide(ADA.badge(), IN, MORNING)).isEqualTo(Refusals.noRosterYet());
    }

    @Test
    void everyRefusalSaysWhatHappenedAndWhatToDo() {
        assertThat(Refusals.expired(LocalDate.of(2026, 11, 3)))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                    assertThat(refused.words().what()).isEqualTo("This pass was valid until 3 November 2026.");
                    assertThat(refused.words().advice()).isEqualTo("Please ask at the desk to renew it.");
                });
    }

    // Which way ---------------------------------------------------------------------------------------------------

    @Test
    void atTheEntranceSomebodyInSinceThisMorningIsInAlready() {
        membersAre(ADA.seen(Direction.IN, at("2026-11-21T08:58")));

        assertThat(decide(ADA.badge(), IN, MORNING)).isEqualTo(already(ADA, Direction.IN, at("2026-11-21T08:58")));
    }

    @Test
    void atTheEntranceSomebodyWhoForgotToCheckOutYesterdayComesInAnew() {
        membersAre(ADA.seen(Direction.IN, at("2026-11-20T23:59")));

        assertThat(decide(ADA.badge(), IN, at("2026-11-21T00:01"))).isEqualTo(admitted(ADA, Direction.IN));
    }

    @Test
    void atTheEntranceSomebodyWhoWentOutComesBackIn() {
        membersAre(ADA.seen(Direction.OUT, at("2026-11-21T08:58")));

        assertThat(decide(ADA.badge(), IN, MORNING)).isEqualTo(admitted(ADA, Direction.IN));
    }

    @Test
    void atTheExitSomebodyOutSinceThisMorningIsOutAlready() {
        membersAre(ADA.seen(Direction.OUT, at("2026-11-21T08:58")));

        assertThat(decide(ADA.badge(), OUT, MORNING)).isEqualTo(already(ADA, Direction.OUT, at("2026-11-21T08:58")));
    }

    @Test
    void atTheExitSomebodyNeverSeenComingInGoesOut() {
        membersAre(ADA);

        assertThat(decide(ADA.badge(), OUT, MORNING)).isEqualTo(admitted(ADA, Direction.OUT));
    }

    @Test
    void aToggleTurnsEachVisitRound() {
        membersAre(ADA.seen(Direction.IN, at("2026-11-21T08:00")), BRUNO.seen(Direction.OUT, at("2026-11-21T08:00")));

        assertThat(decide(ADA.badge(), TOGGLE, MORNING)).isEqualTo(admitted(ADA, Direction.OUT));
        assertThat(decide(BRUNO.badge(), TOGGLE, MORNING)).isEqualTo(admitted(BRUNO, Direction.IN));
    }

    @Test
    void aToggleTakesASecondScanWithinAMinuteForTheSame() {
        membersAre(ADA.seen(Direction.IN, MORNING));

        assertThat(decide(ADA.badge(), TOGGLE, MORNING.plusSeconds(59))).isEqualTo(already(ADA, Direction.IN, MORNING));
        assertThat(decide(ADA.badge(), TOGGLE, MORNING.plusSeconds(60))).isEqualTo(admitted(ADA, Direction.OUT));
    }

    @Test
    void aToggleLetsSomebodyInWhoForgotToCheckOutYesterday() {
        membersAre(ADA.seen(Direction.IN, at("2026-11-20T17:00")));

        assertThat(decide(ADA.badge(), TOGGLE, MORNING)).isEqualTo(admitted(ADA, Direction.IN));
    }

    @Test
    void aToggleLetsSomebodyGoWhoWorkedPastMidnight() {
        membersAre(ADA.seen(Direction.IN, at("2026-11-20T21:00")));

        assertThat(decide(ADA.badge(), TOGGLE, at("2026-11-21T00:30"))).isEqualTo(admitted(ADA, Direction.OUT));
    }

    @Test
    void whatThisDoorSawItselfCountsBeforeTheHubHasHeardOfIt() {
        membersAre(ADA.seen(Direction.OUT, at("2026-11-20T18:00")));
        roster.saw(checkIn(ADA, Direction.IN, at("2026-11-21T08:30")));

        assertThat(decide(ADA.badge(), TOGGLE, MORNING)).isEqualTo(admitted(ADA, Direction.OUT));
    }

    @Test
    void whatAnotherDoorSawLaterCountsMore() {
        membersAre(ADA);
        roster.saw(checkIn(ADA, Direction.IN, at("2026-11-21T08:30")));
        roster.heard(
                House.change(2, ADA.seen(Direction.OUT, at("2026-11-21T08:45")).entry()));

        assertThat(decide(ADA.badge(), TOGGLE, MORNING)).isEqualTo(admitted(ADA, Direction.IN));
    }

    // Phones ------------------------------------------------------------------------------------------------------

    @Test
    void adasPhoneLetsHerInAStepEitherWay() {
        membersAre(ADA);
        Phone phone = new Phone(ADA);

        for (int seconds : new int[] {-30, 0, 30}) {
            assertThat(decide(phone.code(MORNING.plusSeconds(seconds)), IN, MORNING))
                    .isEqualTo(admitted(ADA, Direction.IN));
        }
    }

    @Test
    void aScreenshotIsWorthNothingAMinuteLater() {
        membersAre(ADA);

        for (int second = 0; second < 30; second++) { // wherever in the step it was taken
            Instant taken = MORNING.plusSeconds(second);
            String screenshot = new Phone(ADA).code(taken);
            assertThat(decide(screenshot, IN, taken)).isInstanceOf(Decision.Admitted.class);
            assertThat(refusal(screenshot, taken.plusSeconds(60))).isEqualTo(Reason.CODE_RUN_OUT);
        }
    }

    @Test
    void whoeverIsLateHearsThatThePhoneMakesANewCode() {
        membersAre(ADA);

        Decision.Refused late = (Decision.Refused) decide(new Phone(ADA).code(MORNING), IN, MORNING.plusSeconds(90));

        assertThat(late.words().what()).isEqualTo("This code has run out.");
        assertThat(late.words().advice()).isEqualTo("The pass on the phone makes a new one twice a minute.");
    }

    @Test
    void aCodeMadeInAdvanceIsRefused() {
        membersAre(ADA);

        assertThat(refusal(new Phone(ADA).code(MORNING.plusSeconds(60)))).isEqualTo(Reason.CODE_AHEAD);
        assertThat(refusal(new Phone(ADA).code(Instant.parse("2100-01-01T00:00:00Z"))))
                .isEqualTo(Reason.CODE_AHEAD);
    }

    @Test
    void aPhoneThatIsNotTheOneThePassWasBoundToIsForged() {
        membersAre(ADA);
        Phone adas = new Phone(ADA);

        assertThat(refusal(adas.codeOf(new Phone(BRUNO), MORNING))).isEqualTo(Reason.FORGED);
    }

    @Test
    void aCodeThatWasUsedIsRefused() {
        membersAre(ADA);
        Phone phone = new Phone(ADA);

        Decision again = Gate.decide(
                Reading.of(phone.code(MORNING)),
                roster,
                new Door(IN, House.ROME, true, House.QUIET),
                code -> true,
                MORNING);

        assertThat(((Decision.Refused) again).words().reason()).isEqualTo(Reason.CODE_USED);
    }

    @Test
    void aPhonesPassEndsOnItsLastDayAndIsRevokedLikeAnyOther() {
        membersAre(ADA);
        Phone phone = new Phone(ADA, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 20));

        assertThat(refusal(phone.code(MORNING))).isEqualTo(Reason.EXPIRED);
        roster.heard(House.change(2, ADA.entry()));
        roster.heard(House.change(3, ADA.entry(new PassId(0x11E3L))));
        assertThat(refusal(new Phone(ADA).code(MORNING))).isEqualTo(Reason.REVOKED);
    }

    @Test
    void whereBadgesDoNotSufficeOnlyThePhoneOpens() {
        membersAre(ADA);
        Door phonesOnly = new Door(IN, House.ROME, false, House.QUIET);

        Decision badge = decide(ADA.badge(), phonesOnly, MORNING);

        assertThat(((Decision.Refused) badge).words().reason()).isEqualTo(Reason.PRINTED_BADGE);
        assertThat(((Decision.Refused) badge).words().advice()).contains("desk");
        assertThat(decide(new Phone(ADA).code(MORNING), phonesOnly, MORNING)).isInstanceOf(Decision.Admitted.class);
    }

    private void membersAre(Person... people) {
        RosterEntry[] entries = new RosterEntry[people.length];
        for (int i = 0; i < people.length; i++) {
            entries[i] = people[i].entry();
        }
        roster.heard(House.snapshot(1, entries));
    }

    private Decision decide(String badge, Passage passage, Instant now) {
        return decide(badge, new Door(passage, House.ROME, true, House.QUIET), now);
    }

    private Decision decide(String badge, Door door, Instant now) {
        return Gate.decide(Reading.of(badge), roster, door, used::contains, now);
    }

    private Reason refusal(String badge) {
        return refusal(badge, MORNING);
    }

    private Reason refusal(String badge, Instant now) {
        Decision decision = decide(badge, IN, now);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).words().reason();
    }

    private Decision admitted(Person person, Direction direction) {
        return new Decision.Admitted(entryOf(person), person.pass(), direction);
    }

    private Decision already(Person person, Direction direction, Instant since) {
        return new Decision.Already(entryOf(person), new Presence(direction, since));
    }

    private RosterEntry entryOf(Person person) {
        return roster.holderOf(person.pass()).orElseThrow();
    }

    private static CheckIn checkIn(Person person, Direction direction, Instant at) {
        return new CheckIn(
                new CheckInId(new UUID(0, person.number())),
                House.HARBOUR,
                new DeviceId("front-door"),
                1,
                new MemberId(person.number()),
                direction,
                at,
                null);
    }

    private static Instant at(String local) {
        return ZonedDateTime.parse(local + ":00+01:00").toInstant();
    }
}
