package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import foyer.journeys.verify.Books;
import foyer.journeys.verify.Books.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** A crowd whom nobody has scanned yet, and the reckoning after they came in. */
final class Neighbours {

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(60));

    private final House house;
    private final Books books;
    private final Iterator<Member> outside;
    private int came;

    Neighbours(House house, Books books) {
        this.house = house;
        this.books = books;
        this.outside = house.desk().members().iterator();
    }

    /** So many come in, one after another, while something happens; answers the check-ins that the door ticked off. */
    List<UUID> comeIn(int many, Runnable halfWay) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            people.add(Person.of(outside.next(), house));
        }
        came += many;
        return new Queue(people, halfWay).comesIn();
    }

    /** As the promises have it: what was ticked off is in the books; each once, none missing, and nothing waits. */
    void areAllInTheBooksOnce(List<UUID> ticked) {
        assertThat(ticked).doesNotHaveDuplicates();
        PATIENCE.until("PostgreSQL answers", books::areOpen);
        PATIENCE.until("all are in PostgreSQL", () -> books.checkIns().size() + " are", () -> ids().size() >= came);
        PATIENCE.until(
                "nothing waits at the kiosk", () -> devices(), () -> devices().contains("\"waiting\":0"));

        List<Line> lines = books.checkIns();
        assertThat(ids()).containsAll(ticked).doesNotHaveDuplicates();
        assertThat(lines.stream().map(Line::member))
                .as("each once")
                .doesNotHaveDuplicates()
                .hasSize(came);
        assertThat(lines.stream().map(Line::seq)).as("numbered").doesNotHaveDuplicates();
        assertThat(lines.get(0).seq()).as("from one").isEqualTo(1);
        assertThat(lines.get(lines.size() - 1).seq()).as("without gaps").isEqualTo(came);
        PATIENCE.until(
                "the hub counts as many",
                () -> house.desk().present() + " in",
                () -> house.desk().present() == came);
    }

    private List<UUID> ids() {
        return books.checkIns().stream().map(Line::id).toList();
    }

    private String devices() {
        return house.desk().ask("/devices").toString();
    }
}
