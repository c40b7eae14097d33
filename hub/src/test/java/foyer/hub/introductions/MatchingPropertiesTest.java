package foyer.hub.introductions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds in every house, whoever comes. */
class MatchingPropertiesTest {

    private static final List<String> THINGS =
            List.of("chess", "tango", "poetry", "sailing", "novels", "law", "sewing", "maps", "cats", "tea");
    private static final List<String> LANGUAGES = List.of("it", "en", "sl");

    @Property(tries = 300)
    void nobodyMeetsTwiceOrUnasked(@ForAll long seed, @ForAll @IntRange(max = 30) int people) {
        House house = someHouse(seed, people);
        Set<Person> seen = new HashSet<>();

        for (Match match : house.matches()) {
            assertThat(match.people()).hasSizeBetween(2, 3).allMatch(seen::add);
            assertThat(match.people())
                    .allMatch(person -> person.profile().allows().introductions());
            assertThat(match.people()).noneMatch(person -> house.introducedToday.contains(person.id()));
            assertThat(Person.understandEachOther(match.people())).isTrue();
        }
    }

    @Property(tries = 300)
    void whoMetWithin90DaysMeetsAgainOnlyWhenNeitherCouldMeetAnybodyFresh(
            @ForAll long seed, @ForAll @IntRange(max = 12) int people) {
        House house = someHouse(seed, people);
        Situation situation = house.now();

        for (Match match : house.matches()) {
            for (Person one : match.people()) {
                for (Person other : match.people()) {
                    if (one != other && !situation.isFresh(one, other)) {
                        assertThat(situation.free())
                                .noneMatch(somebody -> somebody != one
                                        && somebody.understands(one)
                                        && situation.isFresh(somebody, one));
                    }
                }
            }
        }
    }

    @Property(tries = 200)
    void theMatchingWeighsAtLeastAsMuchAsTheGreedyOne(@ForAll long seed, @ForAll @IntRange(max = 90) int people) {
        List<Match> heaviestFirst = candidates(someHouse(seed, people));

        assertThat(weight(HeaviestPairs.of(heaviestFirst)))
                .isGreaterThanOrEqualTo(weight(HeaviestPairs.greedy(heaviestFirst)) - 1e-9);
    }

    @Property(tries = 200)
    void noOtherWayToPairAFewPeopleWeighsMore(@ForAll long seed, @ForAll @IntRange(max = 8) int people) {
        List<Match> candidates = candidates(someHouse(seed, people));

        assertThat(weight(HeaviestPairs.of(candidates))).isCloseTo(best(candidates), offset(1e-9));
    }

    @Property(tries = 100)
    void theSameArrivalsAreMatchedTheSameWayAgain(@ForAll long seed, @ForAll @IntRange(max = 30) int people) {
        assertThat(someHouse(seed, people).meetings())
                .isEqualTo(someHouse(seed, people).meetings());
    }

    static List<Match> candidates(House house) {
        Situation situation = house.now();
        List<Person> free = situation.free();
        List<Match> candidates = new ArrayList<>();
        for (int i = 0; i < free.size(); i++) {
            for (int j = i + 1; j < free.size(); j++) {
                List<Bond> bonds = situation.community().between(free.get(i), free.get(j));
                double weight = bonds.stream().mapToDouble(Bond::weight).sum();
                if (weight > 0) {
                    candidates.add(new Match(List.of(free.get(i), free.get(j)), bonds, weight));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Match::weight).reversed());
        return candidates;
    }

    static House someHouse(long seed, int people) {
        Random random = new Random(seed);
        House house = new House();
        for (int i = 0; i < people; i++) {
            house.arrives("Member " + i, Duration.ofMinutes(random.nextInt(18)), each -> {
                House.Sketch sketch = each.likes(some(random, THINGS))
                        .offers(some(random, THINGS))
                        .wants(some(random, THINGS))
                        .speaks(some(random, LANGUAGES));
                return random.nextInt(5) == 0 ? sketch.wantsNoIntroductions() : sketch;
            });
        }
        for (Person one : house.inside) {
            for (Person other : house.inside) {
                if (one.id().value() < other.id().value() && random.nextInt(3) == 0) {
                    house.met(one, other, Duration.ofDays(random.nextInt(200)));
                }
            }
            if (random.nextInt(6) == 0) {
                house.introducedToday.add(one.id());
            }
        }
        house.hasOtherMembers(random.nextInt(60));
        return house;
    }

    private static String[] some(Random random, List<String> of) {
        return of.stream().filter(each -> random.nextInt(4) == 0).toArray(String[]::new);
    }

    private static double weight(List<Match> matches) {
        return matches.stream().mapToDouble(Match::weight).sum();
    }

    /** By trying everything. */
    private static double best(List<Match> candidates) {
        double best = 0;
        for (int i = 0; i < candidates.size(); i++) {
            Match first = candidates.get(i);
            List<Match> rest = candidates.subList(i + 1, candidates.size()).stream()
                    .filter(other -> other.people().stream().noneMatch(first::has))
                    .toList();
            best = Math.max(best, first.weight() + best(rest));
        }
        return best;
    }
}
