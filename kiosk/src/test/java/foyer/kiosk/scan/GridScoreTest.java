package foyer.kiosk.scan;

import static foyer.kiosk.scan.GridFitTest.code;
import static foyer.kiosk.scan.GridFitTest.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridScoreTest {

    private static final int SIDE = 260;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 14})
    void theRightGridScoresNearlyOneAndEveryWrongOneLower(int version) {
        Placement right = held(version, 15, 0.1);
        GreyFrame picture = code(version).on(SIDE, SIDE, right);
        GridScore score = new GridScore(picture, right.layout());
        double best = score.of(right);

        assertThat(best).isGreaterThan(0.85);
        for (int corner = 0; corner < 8; corner++) {
            assertThat(score.of(moved(right, corner, 1))).isLessThan(best - 0.03);
            assertThat(score.of(moved(right, corner, -1))).isLessThan(best - 0.03);
        }
        Placement other = new Placement(Layout.of(version + 1), right.corners());
        assertThat(new GridScore(picture, other.layout()).of(other)).isLessThan(best - 0.1);
    }

    @Test
    void lightAndContrastDoNotMatter() {
        Placement right = held(4, 0, 0);
        GreyFrame bright = code(4).on(SIDE, SIDE, right);
        byte[] pixels = bright.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (10 + (pixels[i] & 0xFF) / 4);
        }
        GreyFrame dim = new GreyFrame(SIDE, SIDE, pixels);

        assertThat(new GridScore(dim, right.layout()).of(right))
                .isCloseTo(new GridScore(bright, right.layout()).of(right), within(0.01));
    }

    @Test
    void theNegativeScoresAsFarBelowNothingAndAPlainWallNothing() {
        Placement right = held(4, 0, 0);
        GreyFrame picture = code(4).on(SIDE, SIDE, right);
        double score = new GridScore(picture, right.layout()).of(right);

        assertThat(new GridScore(Filters.inverted(picture), right.layout()).of(right))
                .isCloseTo(-score, within(0.001));
        assertThat(new GridScore(new GreyFrame(9, 9, new byte[81]), right.layout()).of(right))
                .isZero();
    }

    /** The rough score does not know the fourth corner, because it does not look there. */
    @Test
    void roughlyIsWithoutTheAlignmentPatterns() {
        Placement right = held(4, 0, 0);
        GreyFrame picture = code(4).on(SIDE, SIDE, right);
        byte[] pixels = picture.pixels().clone();
        for (int y = SIDE / 2; y < SIDE; y++) {
            Arrays.fill(pixels, y * SIDE + SIDE / 2, (y + 1) * SIDE, (byte) 99);
        }
        GridScore whole = new GridScore(picture, right.layout());
        GridScore covered = new GridScore(new GreyFrame(SIDE, SIDE, pixels), right.layout());

        assertThat(covered.roughly(right)).isEqualTo(whole.roughly(right)).isGreaterThan(0.9);
        assertThat(covered.of(right)).isLessThan(whole.of(right) - 0.1);
    }

    private static Placement moved(Placement right, int corner, double modules) {
        double[] corners = right.corners().clone();
        corners[corner] += modules * right.module();
        return new Placement(right.layout(), corners);
    }
}
