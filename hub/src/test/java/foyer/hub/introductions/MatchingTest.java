package foyer.hub.introductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final LocalDate LAST_WEEK = LocalDate.of(2026, 11, 16);

    private final House house = new House();

    @Test
    void adaAndLaylaMeetBecauseFewBindBooks() {
        house.hasOtherMembers(40);
        house.arrives("Ada", ada -> ada.likes("coffee", "bookbinding"));
        house.arrives("Layla", layla -> layla.likes("Bookbinding "));

        assertThat(house.meetings()).containsExactly(Set.of("Ada", "Layla"));
    }

    @Test
    void coffeeIsNoReasonWhenEverybodyDrinksIt() {
        for (String name : Set.of("Ada", "Ben", "Chidi", "Dora", "Emil", "Farah")) {
            house.arrives(name, each -> each.likes("coffee"));
        }

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void whatFewerShareWeighsMore() {
        house.hasOtherMembers(60);
        house.arrives("Ada", ada -> ada.likes("chess", "old maps"));
        house.arrives("Ben", ben -> ben.likes("chess"));
        house.arrives("Chidi", chidi -> chidi.likes("old maps"));
        house.arrives("Dora", dora -> dora.likes("chess"));

        assertThat(house.meetings()).containsExactlyInAnyOrder(Set.of("Ada", "Chidi"), Set.of("Ben", "Dora"));
    }

    @Test
    void whoWantsASkillMeetsWhoOffersItHoweverItIsTyped() {
        house.arrives("Ada", ada -> ada.wants("Web  design"));
        house.arrives("Suryani", suryani -> suryani.offers("web design"));

        assertThat(house.meetings()).containsExactly(Set.of("Ada", "Suryani"));
        assertThat(house.matches().get(0).bonds()).singleElement().satisfies(bond -> {
            assertThat(bond.kind()).isEqualTo(Prompt.Kind.SKILL);
            assertThat(bond.one()).isEqualTo(house.inside.get(1).id());
        });
    }

    @Test
    void theSameChallengeCountsOnlyFromDifferentTrades() {
        house.arrives("Ada", ada -> ada.busyWith("a first draft", "interpreter"));
        house.arrives("Pino", pino -> pino.busyWith("a first draft", "tugboat captain"));
        house.arrives("Ben", ben -> ben.busyWith("a grant application", "Interpreter"));
        house.arrives("Dora", dora -> dora.busyWith("a grant application", "interpreter"));

        assertThat(house.meetings()).containsExactly(Set.of("Ada", "Pino"));
    }

    @Test
    void peopleWithoutACommonLanguageAreNotSentToEachOther() {
        house.arrives("Pino", pino -> pino.likes("sailing").speaks("it", "de"));
        house.arrives("Layla", layla -> layla.likes("sailing").speaks("ar", "fr"));

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void whoNamesNoLanguageIsTakenToManage() {
        house.arrives("Pino", pino -> pino.likes("sailing").speaks("it"));
        house.arrives("Ben", ben -> ben.likes("sailing"));

        assertThat(house.meetings()).hasSize(1);
    }

    @Test
    void nobodyIsIntroducedWhoDidNotAskForIt() {
        house.arrives("Ada", ada -> ada.likes("chess"));
        house.arrives("Renate", renate -> renate.likes("chess").wantsNoIntroductions());

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void nobodyIsIntroducedTwiceInADay() {
        house.arrives("Ada", ada -> ada.likes("chess"));
        house.arrives("Ben", ben -> ben.likes("chess"));
        house.introducedToday.add(house.inside.get(0).id());

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void whoCameTwentyMinutesAgoIsAtWorkByNow() {
        house.arrives("Ada", Duration.ofMinutes(20), ada -> ada.likes("chess"));
        house.arrives("Ben", ben -> ben.likes("chess"));

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void allOfItTogetherCountsNotOnesOwnBest() {
        house.hasOtherMembers(60);
        house.arrives("Ada", ada -> ada.likes("chess"));
        house.arrives("Ben", ben -> ben.likes("chess", "sailing", "tango"));
        house.arrives(
                "Chidi", chidi -> chidi.likes("sailing", "tango", "poetry").offers("law"));
        house.arrives("Dora", dora -> dora.likes("poetry").wants("law"));

        // Ben and Chidi share most of all; but then Ada and Dora would be left alone.
        assertThat(house.meetings()).containsExactlyInAnyOrder(Set.of("Ada", "Ben"), Set.of("Chidi", "Dora"));
    }

    @Test
    void theOddOneOutJoinsTwoWithEachOfWhomTheyShareSomething() {
        house.hasOtherMembers(40);
        house.arrives("Ada", ada -> ada.likes("chess", "tango"));
        house.arrives("Ben", ben -> ben.likes("chess", "tango"));
        house.arrives("Chidi", chidi -> chidi.likes("chess"));

        assertThat(house.meetings()).containsExactly(Set.of("Ada", "Ben", "Chidi"));
    }

    @Test
    void theOddOneOutDoesNotJoinTwoOfWhomOneIsAStranger() {
        house.hasOtherMembers(40);
        house.arrives("Ada", ada -> ada.likes("chess", "tango"));
        house.arrives("Ben", ben -> ben.likes("tango", "poetry"));
        house.arrives("Chidi", chidi -> chidi.likes("chess"));

        assertThat(house.meetings()).hasSize(1).allSatisfy(pair -> assertThat(pair)
                .hasSize(2));
    }

    @Test
    void threeNeedOneLanguageForAll() {
        house.hasOtherMembers(40);
        house.arrives("Ada", ada -> ada.likes("chess", "tango").speaks("it", "sl"));
        house.arrives("Ben", ben -> ben.likes("chess", "tango").speaks("it", "en"));
        house.arrives("Chidi", chidi -> chidi.likes("chess").speaks("sl", "en"));

        assertThat(house.meetings()).hasSize(1).allSatisfy(pair -> assertThat(pair)
                .hasSize(2));
    }

    @Test
    void strangersWithNothingInCommonAreLeftInPeace() {
        house.arrives("Ada", Duration.ofMinutes(12), ada -> ada.likes("chess"));
        house.arrives("Ben", Duration.ofMinutes(12), ben -> ben.likes("tango"));

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void aNewcomerWhoHasWaitedMeetsWhoeverHasBeenAMemberLongest() {
        house.arrives("Nadia", Duration.ofMinutes(11), nadia -> nadia.joined(LAST_WEEK));
        house.arrives("Ben", ben -> ben.joined(LocalDate.of(2024, 1, 1)));
        house.arrives("Pino", pino -> pino.joined(LocalDate.of(2019, 1, 1)));

        assertThat(house.meetings()).containsExactly(Set.of("Nadia", "Pino"));
        assertThat(house.matches().get(0).bonds()).isEmpty();
    }

    @Test
    void aNewcomerWhoHasJustComeIsGivenTimeToFindSomebodyWhoFits() {
        house.arrives("Nadia", Duration.ofMinutes(9), nadia -> nadia.joined(LAST_WEEK));
        house.arrives("Pino", pino -> pino);

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void twoNewcomersMeetOnce() {
        house.arrives("Nadia", Duration.ofMinutes(11), nadia -> nadia.joined(LAST_WEEK));
        house.arrives("Omar", Duration.ofMinutes(12), omar -> omar.joined(LAST_WEEK));

        assertThat(house.meetings()).containsExactly(Set.of("Nadia", "Omar"));
    }

    @Test
    void aFreshPairGoesBeforeOneThatMetLastMonth() {
        house.hasOtherMembers(40);
        Person ada = house.arrives("Ada", each -> each.likes("chess", "tango", "poetry"));
        Person ben = house.arrives("Ben", each -> each.likes("chess", "tango", "poetry"));
        house.arrives("Chidi", chidi -> chidi.likes("chess"));
        house.met(ada, ben, Duration.ofDays(30));

        assertThat(house.meetings()).hasSize(1).doesNotContain(Set.of("Ada", "Ben"));
    }

    @Test
    void twoWhoMetLastMonthMeetAgainWhenNobodyElseIsThere() {
        Person ada = house.arrives("Ada", each -> each.likes("chess"));
        Person ben = house.arrives("Ben", each -> each.likes("chess"));
        house.met(ada, ben, Duration.ofDays(30));

        assertThat(house.meetings()).containsExactly(Set.of("Ada", "Ben"));
    }

    @Test
    void twoWhoMetLastMonthDoNotMeetAgainWhileOneOfThemCouldMeetSomebodyFresh() {
        Person ada = house.arrives("Ada", each -> each.likes("chess"));
        Person ben = house.arrives("Ben", each -> each.likes("chess"));
        house.arrives("Renzo", renzo -> renzo.likes("something else"));
        house.met(ada, ben, Duration.ofDays(30));

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void nobodyIsSentToTheSamePersonTwiceInAWeek() {
        Person ada = house.arrives("Ada", each -> each.likes("chess"));
        Person ben = house.arrives("Ben", each -> each.likes("chess"));
        house.met(ada, ben, Duration.ofDays(6));

        assertThat(house.meetings()).isEmpty();
    }

    @Test
    void anOldMeetingLowersTheWeight() {
        house.hasOtherMembers(40);
        Person ada = house.arrives("Ada", each -> each.likes("chess"));
        Person ben = house.arrives("Ben", each -> each.likes("chess"));
        house.met(ada, ben, Duration.ofDays(100));
        house.arrives("Chidi", chidi -> chidi.likes("chess").busyWith("rest", "law"));

        assertThat(house.matches().get(0).weight())
                .as("three meet; the two who know each other add half of what they share")
                .isGreaterThan(0);
        assertThat(Matching.of(house.now()).get(0).has(house.inside.get(2))).isTrue();
    }
}
