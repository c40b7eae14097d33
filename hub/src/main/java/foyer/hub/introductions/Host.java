package foyer.hub.introductions;

import foyer.hub.introductions.Prompt.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a good host does once it is clear who should meet: a first question, a place, and why the two of them. */
final class Host {

    private static final String ANYWHERE = "by the entrance";

    private final Situation situation;
    private final PromptBook book;
    private final List<String> places;
    private final List<String> lastPlaces;

    /**
     * @param places     where people can meet
     * @param lastPlaces where the last introductions were, the latest first
     */
    Host(Situation situation, PromptBook book, List<String> places, List<String> lastPlaces) {
        this.situation = situation;
        this.book = book;
        this.places = places;
        this.lastPlaces = new ArrayList<>(lastPlaces);
    }

    List<Draft> introduce() {
        return Matching.of(situation).stream().map(this::drafted).toList();
    }

    private Draft drafted(Match match) {
        Optional<Bond> best = Words.best(match);
        Prompt prompt = book.choose(kind(match, best), depth(match), had(match), turn(match));
        return new Draft(
                match,
                Words.shared(match, situation.today()),
                prompt,
                best.map(bond -> prompt.about(bond.it())).orElse(prompt.text()),
                nextPlace());
    }

    private static Kind kind(Match match, Optional<Bond> best) {
        return best.map(Bond::kind).orElse(match.bonds().isEmpty() ? Kind.NEWCOMER : Kind.ANY);
    }

    /** Light for those who have never met; one deeper for each time that the least acquainted of them have. */
    private int depth(Match match) {
        int timesMet = Integer.MAX_VALUE;
        for (Person one : match.people()) {
            for (Person other : match.people()) {
                if (one != other) {
                    timesMet = Math.min(timesMet, situation.history().timesMet(one, other));
                }
            }
        }
        return Math.min(1 + Math.min(timesMet, Prompt.DEEPEST), Prompt.DEEPEST);
    }

    private Set<String> had(Match match) {
        Set<String> had = new HashSet<>();
        match.people().forEach(person -> had.addAll(situation.history().promptsHad(person)));
        return had;
    }

    /** Differs from pair to pair and from day to day, and is the same when asked again. */
    private long turn(Match match) {
        long people =
                match.people().stream().mapToLong(person -> person.id().value()).reduce(17, (sum, id) -> sum * 31 + id);
        return people + situation.today().toEpochDay();
    }

    /** The one that has been left in peace longest. */
    private String nextPlace() {
        String next = places.stream()
                .filter(place -> !lastPlaces.contains(place))
                .findFirst()
                .or(() -> places.stream()
                        .max((one, other) -> Integer.compare(lastPlaces.indexOf(one), lastPlaces.indexOf(other))))
                .orElse(ANYWHERE);
        lastPlaces.add(0, next);
        return next;
    }
}
