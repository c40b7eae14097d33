package foyer.hub.introductions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two people have in common, against what everybody has: an interest says the more the fewer share it (the idea
 * of inverse document frequency, Spärck Jones 1972), and one that every fifth member has says nothing.
 */
final class Community {

    /** Of all members, at most this share may hold an interest for it to count. */
    private static final double RARE = 0.2;

    /** In a small house nothing is rare by share; what so few hold counts anyway. */
    private static final int FEW = 4;

    /** About as much as an interest that every twelfth member has. */
    private static final double SKILL = 2.5;

    private static final double FURTHER_SKILL = 1.0;
    private static final double CHALLENGE = 2.0;

    private final int members;
    private final Map<String, Integer> holders = new HashMap<>();

    /** Of each member who wants introductions, their interests. */
    Community(Collection<List<String>> interests) {
        this.members = interests.size();
        interests.forEach(each -> Terms.byKey(each).keySet().forEach(key -> holders.merge(key, 1, Integer::sum)));
    }

    /** What speaks for these two, strongest first; empty when nothing does. */
    List<Bond> between(Person one, Person other) {
        List<Bond> bonds = new ArrayList<>();
        one.interests().forEach((key, interest) -> {
            if (other.interests().containsKey(key) && isRare(key)) {
                bonds.add(new Bond(Prompt.Kind.INTEREST, interest, rarity(key), one.id(), other.id()));
            }
        });
        addSkills(bonds, one, other);
        addSkills(bonds, other, one);
        if (one.sharesChallengeFromElsewhere(other)) {
            bonds.add(new Bond(Prompt.Kind.CHALLENGE, one.challenge(), CHALLENGE, one.id(), other.id()));
        }
        bonds.sort(Bond.STRONGEST_FIRST);
        return bonds;
    }

    private static void addSkills(List<Bond> bonds, Person giver, Person taker) {
        double weight = SKILL;
        for (Map.Entry<String, String> wanted : taker.wants().entrySet()) {
            if (giver.offers().containsKey(wanted.getKey())) {
                bonds.add(new Bond(Prompt.Kind.SKILL, wanted.getValue(), weight, giver.id(), taker.id()));
                weight = FURTHER_SKILL;
            }
        }
    }

    private boolean isRare(String interest) {
        int count = holders(interest);
        return count <= FEW || count <= RARE * members;
    }

    /** The members counted plus one, so that in a house of two a shared interest still says something. */
    private double rarity(String interest) {
        return Math.log((members + 1.0) / holders(interest));
    }

    /** Somebody may have come after the count. */
    private int holders(String interest) {
        return Math.min(Math.max(holders.getOrDefault(interest, 0), 2), Math.max(members, 2));
    }
}
