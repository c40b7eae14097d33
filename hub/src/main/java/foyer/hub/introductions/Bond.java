package foyer.hub.introductions;

import foyer.wire.MemberId;
import java.util.Comparator;

/**
 * One thing that speaks for two people meeting.
 *
 * @param it    in the words of one of them
 * @param one   of a skill, who offers it; of what both have, either
 * @param other of a skill, who wants it
 */
record Bond(Prompt.Kind kind, String it, double weight, MemberId one, MemberId other) {

    static final Comparator<Bond> STRONGEST_FIRST = Comparator.comparingDouble(Bond::weight)
            .reversed()
            .thenComparing(Bond::kind)
            .thenComparing(Bond::it);

    boolean isAbout(Bond another) {
        return kind == another.kind && Terms.key(it).equals(Terms.key(another.it));
    }

    boolean isBetween(Person a, Person b) {
        return (one.equals(a.id()) && other.equals(b.id())) || (one.equals(b.id()) && other.equals(a.id()));
    }
}
