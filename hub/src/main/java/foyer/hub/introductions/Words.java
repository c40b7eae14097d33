package foyer.hub.introductions;

import foyer.wire.MemberId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people share, in a sentence that is right on each one's own card and on the wall. */
final class Words {

    private static final int MOST_SENTENCES = 2;

    private Words() {}

    static String shared(Match match, LocalDate today) {
        if (match.bonds().isEmpty()) {
            return newcomers(match.people(), today);
        }
        return match.people().size() == 2 ? ofTwo(match) : ofThree(match);
    }

    /** What all of them share, or the strongest between two; empty where a third shares something else with each. */
    static Optional<Bond> best(Match match) {
        if (match.people().size() == 2) {
            return match.bonds().stream().findFirst();
        }
        return match.bonds().stream()
                .filter(bond -> bond.kind() != Prompt.Kind.SKILL)
                .filter(bond -> match.bonds().stream().filter(bond::isAbout).count() == 3) // each pair of the three
                .max((one, other) -> Double.compare(one.weight(), other.weight()));
    }

    private static String ofTwo(Match match) {
        List<String> interests = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (Bond bond : match.bonds()) {
            if (bond.kind() == Prompt.Kind.INTEREST && interests.size() < 2) {
                interests.add(bond.it());
            } else if (bond.kind() != Prompt.Kind.INTEREST) {
                sentences.add(sentence(bond, match.people(), "You are both"));
            }
        }
        if (!interests.isEmpty()) {
            String both = "You both like " + String.join(" and ", interests);
            boolean first = match.bonds().get(0).kind() == Prompt.Kind.INTEREST;
            sentences.add(first ? 0 : 1, both);
        }
        return told(sentences);
    }

    private static String ofThree(Match match) {
        Optional<Bond> common = best(match);
        if (common.isPresent()) {
            return common.get().kind() == Prompt.Kind.INTEREST
                    ? "All three of you like " + common.get().it()
                    : sentence(common.get(), match.people(), "All three of you are");
        }
        List<String> sentences = new ArrayList<>();
        Person third = match.people().get(2);
        for (Person one : match.people().subList(0, 2)) {
            match.bonds().stream()
                    .filter(bond -> bond.isBetween(one, third))
                    .findFirst()
                    .ifPresent(bond -> sentences.add(
                            bond.kind() == Prompt.Kind.INTEREST
                                    ? one.name() + " and " + third.name() + " both like " + bond.it()
                                    : sentence(
                                            bond, match.people(), one.name() + " and " + third.name() + " are both")));
        }
        return told(sentences);
    }

    private static String sentence(Bond bond, List<Person> people, String subject) {
        return bond.kind() == Prompt.Kind.SKILL
                ? named(bond.other(), people) + " is looking for " + bond.it() + ", which " + named(bond.one(), people)
                        + " offers"
                : subject + " busy with " + bond.it() + ", coming from different trades";
    }

    private static String newcomers(List<Person> people, LocalDate today) {
        return people.stream().allMatch(person -> person.isNewcomer(today))
                ? "You are both new here"
                : people.get(0).name() + " is new here, and " + people.get(1).name() + " knows the house";
    }

    private static String named(MemberId member, List<Person> people) {
        return people.stream()
                .filter(person -> person.id().equals(member))
                .findFirst()
                .map(Person::name)
                .orElseThrow();
    }

    private static String told(List<String> sentences) {
        return String.join(". ", sentences.subList(0, Math.min(sentences.size(), MOST_SENTENCES)));
    }
}
