package foyer.hub.introductions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** Everything a decision is made from. */
record Situation(List<Person> inside, Community community, History history, Instant now, ZoneId zone) {

    static final Duration JUST_ARRIVED = Duration.ofMinutes(15);
    static final Duration WAITED_LONG = Duration.ofMinutes(10);

    /** Who may be introduced now, in order of their ids. */
    List<Person> free() {
        return inside.stream()
                .filter(person -> person.profile().allows().introductions())
                .filter(person -> !history.today().contains(person.id()))
                .filter(person -> !person.arrivedAt().plus(JUST_ARRIVED).isBefore(now))
                .sorted(Comparator.comparing(person -> person.id().value()))
                .toList();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    boolean isFresh(Person one, Person other) {
        return history.isFresh(one, other, now);
    }

    boolean metMuchTooSoon(Person one, Person other) {
        return history.metWithin(History.MUCH_TOO_SOON, one, other, now);
    }

    boolean hasWaitedLong(Person person) {
        return !person.arrivedAt().plus(WAITED_LONG).isAfter(now);
    }
}
