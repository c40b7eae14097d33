package foyer.kiosk.scan;

import static foyer.kiosk.scan.GridFitTest.code;
import static foyer.kiosk.scan.GridFitTest.held;
import static foyer.kiosk.scan.GridFitTest.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlacementTest {

    @Property(tries = 60, seed = "1")
    void aCodeSeenStraightOnNeedsThreeCornersOnly(
            @ForAll @IntRange(min = 1, max = 40) int version, @ForAll @IntRange(max = 359) int degrees) {
        Placement held = held(version, degrees, 0);

        Placement flat = Placement.flat(held.layout(), DrawnCode.triple(held));

        assertThat(off(flat, held)).isLessThan(0.001);
        assertThat(flat.module()).isCloseTo(170.0 / held.layout().dimension, within(0.001));
    }

    @Property(tries = 60, seed = "2")
    void aCodeSeenAskewNeedsItsLastAlignmentPatternToo(
            @ForAll @IntRange(min = 2, max = 40) int version, @ForAll @IntRange(min = 5, max = 30) int percent) {
        Placement held = held(version, 0, percent / 100.0);
        float[] alignment = {held.layout().dimension - 6.5f, held.layout().dimension - 6.5f};
        held.toPicture().transformPoints(alignment);

        Placement through = Placement.through(held.layout(), DrawnCode.triple(held), alignment[0], alignment[1]);

        assertThat(off(through, held)).isLessThan(0.05);
        assertThat(off(Placement.flat(held.layout(), DrawnCode.triple(held)), held))
                .isGreaterThan(0.5);
    }

    @Property(tries = 60, seed = "4")
    void howACodeLeansIsKnownFromThePatternsSizes(
            @ForAll @IntRange(min = 1, max = 40) int version,
            @ForAll @IntRange(max = 359) int degrees,
            @ForAll @IntRange(max = 30) int percent) {
        Placement held = held(version, degrees, percent / 100.0);

        Placement leaning =
                Placement.leaning(held.layout(), DrawnCode.triple(held)).orElseThrow();

        assertThat(off(leaning, held)).isLessThan(0.03 * held.layout().dimension);
    }

    @Property(tries = 60, seed = "3")
    void theCentresOfTheFinderPatternsAreThreeAndAHalfModulesIn(@ForAll @IntRange(min = 1, max = 40) int version) {
        Placement held = held(version, 12, 0.1);
        float near = 3.5f;
        float far = code(1).layout.dimension + 4 * (version - 1) - 3.5f;
        float[] centres = {near, near, far, near, far, far, near, far};
        held.toPicture().transformPoints(centres);

        for (int i = 0; i < 8; i++) {
            assertThat((double) centres[i]).isCloseTo(held.corners()[i], within(0.01));
        }
    }
}
