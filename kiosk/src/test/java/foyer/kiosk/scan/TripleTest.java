package foyer.kiosk.scan;

import static foyer.kiosk.scan.DrawnCode.finder;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.scan.FinderPatterns.Finder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TripleTest {

    private static final DrawnCode CODE = DrawnCode.of("ADA");
    private static final int MODULE = 4;

    @Property(tries = 200, seed = "1")
    void theCornerIsBetweenTheOtherTwoAndDownIsClockwiseFromAcross(
            @ForAll @IntRange(max = 359) int degrees, @ForAll @IntRange(max = 5) int order) {
        Triple drawn = DrawnCode.triple(CODE.held(200, 200, MODULE, degrees));
        List<Finder> mixed = new ArrayList<>(List.of(drawn.corner(), drawn.across(), drawn.down()));
        Collections.shuffle(mixed, new Random(order));
        double[] held = CODE.held(200, 200, MODULE, degrees).corners();

        Triple found = Triple.among(mixed, 5).get(0);

        assertThat(isAt(found.corner(), finder(held[0], held[1], MODULE))).isTrue();
        assertThat(isAt(found.across(), finder(held[2], held[3], MODULE))).isTrue();
        assertThat(isAt(found.down(), finder(held[6], held[7], MODULE))).isTrue();
        assertThat(Math.round(found.side() * 100)).isEqualTo((CODE.layout.dimension - 7) * 100L);
    }

    /** Its pattern of three corners is that of a code turned by a quarter: never is across taken for down. */
    @Test
    void aMirroredCodeIsNotTakenForOneThatIsMirrored() {
        Finder corner = finder(100, 100, MODULE);
        Finder right = finder(160, 100, MODULE);
        Finder below = finder(100, 160, MODULE);

        assertThat(Triple.among(List.of(corner, below, right), 1))
                .isEqualTo(Triple.among(List.of(corner, right, below), 1));
        assertThat(Triple.among(List.of(corner, below, right), 1).get(0).across())
                .isEqualTo(right);
    }

    @Test
    void theLikeliestComesFirst() {
        Triple drawn = DrawnCode.triple(CODE.held(200, 200, MODULE, 10));
        Finder smaller = finder(300, 120, MODULE / 2.0);
        Finder aside = finder(130, 300, MODULE);

        List<Triple> all = Triple.among(List.of(smaller, drawn.down(), aside, drawn.corner(), drawn.across()), 3);

        assertThat(all).hasSizeBetween(2, 3);
        assertThat(all.get(0)).isEqualTo(drawn);
        assertThat(all).isSortedAccordingTo((one, other) -> Double.compare(one.unlike(), other.unlike()));
    }

    @Test
    void threeOfDifferentSizesInALineAreNoCode() {
        Finder near = finder(0, 0, 4);
        Finder next = finder(80, 0, 6);

        assertThat(Triple.among(List.of(near, next, finder(160, 0, 10)), 5)).isEmpty();
        assertThat(Triple.among(List.of(near, next, finder(0, 80, 6)), 5)).hasSize(1);
    }

    @Test
    void threeNearerThanInTheSmallestVersionOrFurtherApartThanInTheLargestAreNoCode() {
        assertThat(square(9 * MODULE)).isEmpty();
        assertThat(square(14 * MODULE)).isNotEmpty();
        assertThat(square(170 * MODULE)).isNotEmpty();
        assertThat(square(181 * MODULE)).isEmpty();
    }

    @Property(tries = 60, seed = "2")
    void whicheverOfTheThreeIsCoveredItIsAmongTheGuesses(
            @ForAll @IntRange(max = 359) int degrees, @ForAll @IntRange(max = 2) int covered) {
        Triple drawn = DrawnCode.triple(CODE.held(200, 200, MODULE, degrees));
        List<Finder> all = new ArrayList<>(List.of(drawn.corner(), drawn.across(), drawn.down()));
        all.remove(covered);

        List<Triple> guesses = Triple.guessedFrom(all.get(0), all.get(1));

        assertThat(guesses).hasSizeLessThanOrEqualTo(6);
        assertThat(guesses)
                .anyMatch(guess -> isAt(guess.corner(), drawn.corner())
                        && isAt(guess.across(), drawn.across())
                        && isAt(guess.down(), drawn.down()));
    }

    private static List<Triple> square(double side) {
        return Triple.among(List.of(finder(0, 0, MODULE), finder(side, 0, MODULE), finder(0, side, MODULE)), 5);
    }

    private static boolean isAt(Finder one, Finder other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y()) < 0.01;
    }
}
