package foyer.hub.introductions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Who meets whom, in four steps; each takes from those whom the earlier ones left.
 *
 * <ol>
 *   <li>Those with something in common who have not met within 90 days, so that all of it together weighs most.
 *   <li>When the number is odd, the one left over joins two with each of whom they have something in common.
 *   <li>Two with nothing in common are not sent to each other at once: an introduction that names nothing is small
 *       talk by order, and somebody who fits may come through the door any minute. But a newcomer who has waited ten
 *       minutes is worse off alone than in a plain conversation, so they meet whoever of those just arrived has
 *       been a member longest and can tell them where the spoons are.
 *   <li>Two who met within 90 days meet again only when neither could meet anybody fresh among those there, and never
 *       within a week.
 * </ol>
 */
final class Matching {

    private final Situation situation;
    private final List<Person> free;
    private final List<Match> matches = new ArrayList<>();
    private final Set<Person> taken = new HashSet<>();

    static List<Match> of(Situation situation) {
        Matching matching = new Matching(situation);
        matching.matchTheFresh();
        matching.letAThirdJoin();
        matching.takeCareOfNewcomers();
        matching.matchAgain();
        return matching.matches;
    }

    private Matching(Situation situation) {
        this.situation = situation;
        this.free = situation.free();
    }

    private void matchTheFresh() {
        HeaviestPairs.of(candidates(free, situation::isFresh)).forEach(this::take);
    }

    private void letAThirdJoin() {
        List<Person> left = left();
        if (free.size() % 2 == 0 || left.isEmpty()) {
            return;
        }
        left.stream()
                .flatMap(third -> matches.stream().flatMap(pair -> joined(pair, third).stream()))
                .max(Comparator.comparingDouble(Match::weight))
                .ifPresent(three -> {
                    matches.removeIf(pair -> three.people().containsAll(pair.people()));
                    take(three);
                });
    }

    private void takeCareOfNewcomers() {
        left().stream()
                .filter(person -> person.isNewcomer(situation.today()))
                .filter(situation::hasWaitedLong)
                .sorted(Comparator.comparing(Person::arrivedAt))
                .filter(newcomer -> !taken.contains(newcomer)) // asked one by one: the last may have got them
                .forEach(newcomer -> whoKnowsTheHouse(newcomer)
                        .ifPresent(host -> take(new Match(List.of(newcomer, host), List.of(), 0))));
    }

    private void matchAgain() {
        List<Person> lonely = left().stream().filter(this::meetsNobodyFresh).toList();
        HeaviestPairs.of(candidates(lonely, (one, other) -> !situation.metMuchTooSoon(one, other)))
                .forEach(this::take);
    }

    private List<Match> candidates(List<Person> people, BiPredicate<Person, Person> mayMeet) {
        List<Match> candidates = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            for (int j = i + 1; j < people.size(); j++) {
                Person one = people.get(i);
                Person other = people.get(j);
                if (one.understands(other) && mayMeet.test(one, other)) {
                    weighed(one, other).ifPresent(candidates::add);
                }
            }
        }
        return candidates;
    }

    /** Each earlier meeting makes the next one count for less. */
    private Optional<Match> weighed(Person one, Person other) {
        List<Bond> bonds = situation.community().between(one, other);
        if (bonds.isEmpty()) {
            return Optional.empty();
        }
        double weight = bonds.stream().mapToDouble(Bond::weight).sum();
        int before = situation.history().timesMet(one, other);
        return Optional.of(new Match(List.of(one, other), bonds, weight / (1 + before)));
    }

    private Optional<Match> joined(Match pair, Person third) {
        List<Person> three = new ArrayList<>(pair.people());
        three.add(third);
        List<Bond> bonds = new ArrayList<>(pair.bonds());
        double weight = pair.weight();
        for (Person member : pair.people()) {
            List<Bond> own = situation.community().between(member, third);
            if (own.isEmpty() || !situation.isFresh(member, third)) {
                return Optional.empty();
            }
            bonds.addAll(own);
            weight += own.stream().mapToDouble(Bond::weight).sum();
        }
        return Person.understandEachOther(three) ? Optional.of(new Match(three, bonds, weight)) : Optional.empty();
    }

    private Optional<Person> whoKnowsTheHouse(Person newcomer) {
        return left().stream()
                .filter(person -> person != newcomer)
                .filter(person -> person.understands(newcomer) && situation.isFresh(person, newcomer))
                .min(Comparator.<Person, LocalDate>comparing(
                                person -> person.profile().memberSince(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Person::arrivedAt));
    }

    /** Among all who are free, also those who are about to meet somebody else: whoever can wait for them should. */
    private boolean meetsNobodyFresh(Person person) {
        return free.stream()
                .noneMatch(other -> other != person && person.understands(other) && situation.isFresh(person, other));
    }

    private List<Person> left() {
        return free.stream().filter(person -> !taken.contains(person)).toList();
    }

    private void take(Match match) {
        matches.add(match);
        taken.addAll(match.people());
    }
}
