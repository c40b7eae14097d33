package foyer.hub.introductions;

import foyer.hub.people.Profile;
import foyer.wire.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who has come in, with what may be said of them to others. */
final class Person {

    private final MemberId id;
    private final Profile profile;
    private final Instant arrivedAt;
    private final Map<String, String> interests;
    private final Map<String, String> offers;
    private final Map<String, String> wants;
    private final String background;
    private final String challenge;
    private final Set<String> languages;

    Person(MemberId id, Profile profile, Instant arrivedAt) {
        this.id = id;
        this.profile = profile;
        this.arrivedAt = arrivedAt;
        this.interests = Terms.byKey(profile.interests());
        this.offers = Terms.byKey(profile.offers());
        this.wants = Terms.byKey(profile.wants());
        this.background = Terms.key(profile.background(), "");
        this.challenge = Terms.key(profile.challenge(), "");
        this.languages = Terms.byKey(profile.languages()).keySet();
    }

    MemberId id() {
        return id;
    }

    Profile profile() {
        return profile;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    String name() {
        return profile.displayName();
    }

    Map<String, String> interests() {
        return interests;
    }

    Map<String, String> offers() {
        return offers;
    }

    Map<String, String> wants() {
        return wants;
    }

    /** As they typed it; empty for none. */
    String challenge() {
        return profile.challenge() == null ? "" : profile.challenge();
    }

    boolean isNewcomer(LocalDate today) {
        return profile.isNewcomer(today);
    }

    /** The same thing on their minds, and not the same trade to see it from; who names no trade is not counted. */
    boolean sharesChallengeFromElsewhere(Person other) {
        return !challenge.isEmpty()
                && challenge.equals(other.challenge)
                && !background.isEmpty()
                && !other.background.isEmpty()
                && !background.equals(other.background);
    }

    /** Whether there is a language that all of them speak; who names none is taken to manage. */
    static boolean understandEachOther(Collection<Person> people) {
        return people.stream()
                .filter(person -> !person.languages.isEmpty())
                .map(person -> person.languages)
                .reduce(Person::both)
                .map(common -> !common.isEmpty())
                .orElse(true);
    }

    boolean understands(Person other) {
        return languages.isEmpty() || other.languages.isEmpty() || !Collections.disjoint(languages, other.languages);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return name() + " (" + id + ")";
    }
}
