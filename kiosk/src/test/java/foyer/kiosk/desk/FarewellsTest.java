package foyer.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.EventKey;
import foyer.wire.Feedback;
import foyer.wire.Feedback.Mood;
import foyer.wire.Report;
import foyer.wire.SpaceId;
import foyer.wire.Verdict;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FarewellsTest {

    private static final Instant SIX = Instant.parse("2026-11-21T17:00:00Z");

    private final List<Report> journal = new ArrayList<>();
    private final List<Verdict> stays = new ArrayList<>();
    private boolean diskIsFull;
    private final List<Shown> page = new ArrayList<>();
    private final Drafts drafts =
            new Drafts(new SpaceId("loft"), new DeviceId("door"), InstantSource.fixed(SIX), UUID::randomUUID);
    private final Farewells farewells = new Farewells(
            new VerdictBoard() {
                @Override
                public void show(Shown shown) {
                    page.add(shown);
                }

                @Override
                public void amend(Shown shown) {}

                @Override
                public void stay(Verdict verdict) {
                    stays.add(verdict);
                }
            },
            new Reporter(drafts, numbered -> {
                if (diskIsFull) {
                    return Future.failedFuture("no room");
                }
                Report report = numbered.apply(journal.size() + 1);
                journal.add(report);
                return Future.succeededFuture(report);
            }));

    @Test
    void oneTapOnAGoodbyeIsReportedOnceAndNamesNobody() {
        farewells.show(goodbye(7));

        assertThat(farewells.tapped(7, Mood.GOOD).result()).isPresent();
        assertThat(farewells.tapped(7, Mood.NOT_SO_GOOD).result()).isEmpty();

        assertThat(journal).extracting(Report::said).containsExactly(new Feedback(Mood.GOOD, null));
        assertThat(page).hasSize(1);
    }

    @Test
    void whoGoesFromAnEventSaysHowThatWas() {
        EventKey books = new EventKey("books", SIX.minusSeconds(3_600));
        farewells.show(new Shown(
                7, new Verdict.Goodbye(id(), "Ada", SIX, new Verdict.Visit(books, "Bookbinding", null)), null, null));

        assertThat(farewells.tapped(7, Mood.FINE).result()).isPresent();
        assertThat(journal).extracting(Report::said).containsExactly(new Feedback(Mood.FINE, books));
    }

    @Test
    void aTapThatComesWhenTheNextPersonIsThereIsNobodys() {
        farewells.show(goodbye(7));
        farewells.show(new Shown(8, new Verdict.Welcome(id(), "Ben", SIX, null, null, List.of()), null, null));

        assertThat(farewells.tapped(7, Mood.GOOD).result()).isEmpty();
        assertThat(farewells.tapped(8, Mood.GOOD).result()).isEmpty();
        assertThat(journal).isEmpty();
    }

    @Test
    void aTapThatCouldNotBeKeptIsToldSoAndMayBeRepeatedOnce() {
        farewells.show(goodbye(7));
        diskIsFull = true;
        assertThat(farewells.tapped(7, Mood.GOOD).failed()).isTrue();
        assertThat(stays).hasSize(1);

        diskIsFull = false;
        assertThat(farewells.tapped(7, Mood.GOOD).result()).isPresent();
        assertThat(farewells.tapped(7, Mood.GOOD).result()).isEmpty();
        assertThat(journal).hasSize(1);
    }

    private static Shown goodbye(long number) {
        return new Shown(number, new Verdict.Goodbye(id(), "Ada", SIX, null), null, null);
    }

    private static CheckInId id() {
        return new CheckInId(UUID.randomUUID());
    }
}
