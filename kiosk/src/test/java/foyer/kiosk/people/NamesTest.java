package foyer.kiosk.people;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.TestClock;
import foyer.kiosk.people.Names.Found;
import foyer.kiosk.people.Names.Offer;
import foyer.kiosk.people.Names.TooFew;
import foyer.kiosk.people.Names.TooOften;
import foyer.kiosk.roster.RosterBook;
import foyer.wire.RosterEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static final Person ADA = Person.named("Ada Lovelace", 1);
    private static final Person ZOE = Person.named("Zoë Ångström-Müller", 2);

    private final TestClock clock = new TestClock("2026-11-22T09:00:00Z");
    private final RosterBook roster = new RosterBook(House.HARBOUR);
    private int handles;
    private final Names names = new Names(roster, clock, () -> "handle-" + ++handles);

    @Test
    void adaFindsHerselfAndNobodyReadsHerName() {
        membersAre(ADA, ZOE);

        assertThat(found("ada").names()).extracting(Offer::name).containsExactly("Ada L…");
        assertThat(names.meant(found("ada").names().get(0).handle()))
                .map(RosterEntry::name)
                .contains("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ad", "  ad ", "a d a", "%%%", "..."})
    void fewerThanThreeLettersFindNobody(String typed) {
        membersAre(ADA);

        assertThat(names.find(typed)).isInstanceOf(TooFew.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoe", "ZOË", "Zoe\u0308", "angst", "mull", "zoe ang", "müller zoe"})
    void howTheAccentsAreTypedDoesNotMatter(String typed) {
        membersAre(ZOE);

        assertThat(found(typed).names()).extracting(Offer::name).containsExactly("Zoë Å…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lace", "adaa", "ada b", "zoeada"})
    void aPartInTheMiddleOrSomethingElseFindsNobody(String typed) {
        membersAre(ADA, ZOE);

        assertThat(found(typed).names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace,Ada L…",
        "Adalbert,Ada…",
        "Ada,Ada",
        "Ada L,Ada L",
        "Maria del Mar Ruiz,Maria R…",
        "李小龍 王,李小龍 王"
    })
    void aNameIsToldMasked(String name, String told) {
        assertThat(MaskedName.of(name)).isEqualTo(told);
    }

    @Test
    void atMostFiveAreToldAndThatThereAreMore() {
        membersAre(IntStream.range(0, 9)
                .mapToObj(i -> Person.named("Maria " + (char) ('A' + i) + "bcde", i + 1))
                .toArray(Person[]::new));

        assertThat(found("maria").names()).hasSize(5);
        assertThat(found("maria").more()).isTrue();
        assertThat(found("maria a").more()).isFalse();
    }

    @Test
    void whoeverIsSuspendedOrGoneIsNotOffered() {
        membersAre(ADA.with(RosterEntry.Status.SUSPENDED), ZOE);
        String zoe = found("zoe").names().get(0).handle();

        roster.heard(House.change(2, ZOE.with(RosterEntry.Status.GONE).entry()));

        assertThat(found("ada").names()).isEmpty();
        assertThat(found("zoe").names()).isEmpty();
        assertThat(names.meant(zoe)).isEmpty();
    }

    @Test
    void anOfferIsGoodForTwoMinutesAndAnInventedOneNever() {
        membersAre(ADA);
        String ada = found("ada").names().get(0).handle();

        clock.moves(Duration.ofSeconds(119));
        assertThat(names.meant(ada)).isPresent();
        clock.moves(Duration.ofSeconds(1));
        assertThat(names.meant(ada)).isEmpty();
        assertThat(names.meant("1")).isEmpty();
    }

    @Test
    void nobodyLeafsThroughTheHouse() {
        membersAre(ADA);
        long told = 0;
        for (int second = 0; second < 600; second++) {
            told += Stream.of("ada", "zoe")
                    .filter(typed -> names.find(typed) instanceof Found)
                    .count();
            clock.moves(Duration.ofSeconds(1));
        }

        assertThat(told).isLessThanOrEqualTo(120);
        assertThat(IntStream.range(0, 25).mapToObj(again -> names.find("ada")))
                .hasAtLeastOneElementOfType(TooOften.class);
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyFromSearching() {
        membersAre(ADA);
        while (names.find("ada") instanceof Found) {
            assertThat(names).isNotNull();
        }

        clock.moves(Duration.ofHours(-1));
        assertThat(names.find("ada")).isInstanceOf(TooOften.class);
        clock.moves(Duration.ofMinutes(1));
        assertThat(names.find("ada")).isInstanceOf(Found.class);
    }

    private Found found(String typed) {
        return (Found) names.find(typed);
    }

    private void membersAre(Person... people) {
        RosterEntry[] entries = Stream.of(people).map(Person::entry).toArray(RosterEntry[]::new);
        assertThat(roster.heard(House.snapshot(1, entries))).isEqualTo(RosterBook.Heard.TAKEN);
        assertThat(List.of(entries)).isNotEmpty();
    }
}
