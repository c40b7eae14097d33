package foyer.hub.introductions;

import java.util.List;

/**
 * People who should meet, and why.
 *
 * @param people two, or three
 * @param bonds  strongest first; none where a newcomer should just not be left standing
 * @param weight what all that speaks for it comes to, less for having met before
 */
record Match(List<Person> people, List<Bond> bonds, double weight) {

    Match {
        people = List.copyOf(people);
        bonds = List.copyOf(bonds);
    }

    boolean has(Person person) {
        return people.contains(person);
    }
}
