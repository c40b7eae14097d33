package foyer.hub.introductions;

import foyer.wire.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which introductions there have been.
 *
 * @param met        by pair, those who were introduced to each other
 * @param promptsHad by member, the ids of the questions they were given
 * @param today      who has been introduced today, by the space's own calendar
 */
record History(Map<Pair, Met> met, Map<MemberId, Set<String>> promptsHad, Set<MemberId> today) {

    static final Duration STILL_FRESH_IN_MIND = Duration.ofDays(90);

    /** Sooner than this it would be a joke, even where nobody else is there. */
    static final Duration MUCH_TOO_SOON = Duration.ofDays(7);

    static final History NONE = new History(Map.of(), Map.of(), Set.of());

    /** Two members, in no order. */
    record Pair(MemberId lower, MemberId higher) {
        static Pair of(MemberId one, MemberId other) {
            return one.value() <= other.value() ? new Pair(one, other) : new Pair(other, one);
        }

        static Pair of(Person one, Person other) {
            return of(one.id(), other.id());
        }
    }

    record Met(int times, Instant last) {}

    int timesMet(Person one, Person other) {
        Met before = met.get(Pair.of(one, other));
        return before == null ? 0 : before.times();
    }

    boolean metWithin(Duration span, Person one, Person other, Instant now) {
        Met before = met.get(Pair.of(one, other));
        return before != null && before.last().plus(span).isAfter(now);
    }

    boolean isFresh(Person one, Person other, Instant now) {
        return !metWithin(STILL_FRESH_IN_MIND, one, other, now);
    }

    Set<String> promptsHad(Person person) {
        return promptsHad.getOrDefault(person.id(), Set.of());
    }
}
