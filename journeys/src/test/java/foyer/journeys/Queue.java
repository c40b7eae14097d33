package foyer.journeys;

import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.Patience;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * People one after another before the door, while something happens to the house. Whoever gets no answer holds the badge up
 * again; whoever gets "already" was kept the first time.
 */
final class Queue {

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(60));

    private final List<Person> people;
    private final Runnable halfWay;
    private final List<UUID> ticked = new ArrayList<>();

    Queue(List<Person> people, Runnable halfWay) {
        this.people = people;
        this.halfWay = halfWay;
    }

    /** Answers the check-ins for which the door showed its tick. */
    List<UUID> comesIn() {
        CompletableFuture<Void> happening = CompletableFuture.completedFuture(null);
        for (int i = 0; i < people.size(); i++) {
            if (i == people.size() / 2) {
                happening = CompletableFuture.runAsync(halfWay);
            }
            comesIn(people.get(i));
        }
        happening.join();
        return ticked;
    }

    private void comesIn(Person person) {
        Answer answer = PATIENCE.forThe("answer to " + person.name() + "'s badge", () -> scan(person));
        if (answer.welcome()) {
            ticked.add(answer.checkIn());
        } else if (!answer.said().path("kind").asText().equals("already")) {
            throw new AssertionError(person.name() + " was not let in: " + answer.said());
        }
    }

    private static Optional<Answer> scan(Person person) {
        try {
            return Optional.of(person.scansIn());
        } catch (UncheckedIOException | IllegalStateException kioskIsGone) {
            return Optional.empty();
        }
    }
}
