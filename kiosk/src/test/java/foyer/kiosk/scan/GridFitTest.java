package foyer.kiosk.scan;

import static foyer.kiosk.scan.DeadlineTest.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import foyer.kiosk.scan.GridFit.Fit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a code lies is known, because it is drawn there; and it must be found there. */
class GridFitTest {

    private static final int SIDE = 260;

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 30, 0.2", "2, 0, 0.3", "3, 75, 0.2", "6, 10, 0.25", "7, 180, 0.2", "10, 5, 0.2"})
    void aCodeSeenAskewIsFoundToAFractionOfAModule(int version, double degrees, double askew) {
        Placement held = held(version, degrees, askew);
        GreyFrame picture = code(version).on(SIDE, SIDE, held);

        Fit fit = GridFit.of(picture, DrawnCode.triple(held), NEVER).orElseThrow();

        assertThat(fit.placement().layout().version.getVersionNumber()).isEqualTo(version);
        assertThat(off(fit.placement(), held)).isLessThan(0.35);
        assertThat(fit.score()).isGreaterThan(0.8);
    }

    /** Blurred patterns look alike; the alignment pattern then tells how the code leans. */
    @ParameterizedTest
    @CsvSource({"2, 0, 0.1", "3, 75, 0.1", "4, 20, 0.07"})
    void aCodeSeenAskewWhosePatternsLookAlikeIsFoundByItsAlignmentPattern(int version, double degrees, double askew) {
        Placement held = held(version, degrees, askew);
        double[] at = held.corners();
        Triple alike = Triple.among(
                        List.of(
                                DrawnCode.finder(at[0], at[1], held.module()),
                                DrawnCode.finder(at[2], at[3], held.module()),
                                DrawnCode.finder(at[6], at[7], held.module())),
                        1)
                .get(0);

        Fit fit = GridFit.of(code(version).on(SIDE, SIDE, held), alike, NEVER).orElseThrow();

        assertThat(off(fit.placement(), held)).isLessThan(0.35);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void cornersThatAreHalfAModuleOffClimbBack(long seed) {
        Placement held = held(4, 20, 0.1);
        GreyFrame picture = code(4).on(SIDE, SIDE, held);
        double[] corners = held.corners().clone();
        Random chance = new Random(seed);
        for (int i = 0; i < corners.length; i++) {
            corners[i] += (chance.nextBoolean() ? 0.5 : -0.5) * held.module();
        }
        Placement before = new Placement(held.layout(), corners);

        Fit now = GridFit.again(picture, before, NEVER);

        assertThat(off(now.placement(), held)).isLessThan(0.3);
        assertThat(off(before, held)).isGreaterThan(0.5);
        assertThat(now.score()).isEqualTo(new GridScore(picture, held.layout()).of(now.placement()));
    }

    @Test
    void aClimbNeverEndsLowerThanItBeganAndStaysWhereItIsWhenTheTimeIsUp() {
        Placement held = held(4, 20, 0.1);
        GreyFrame picture = code(4).on(SIDE, SIDE, held);
        Fit from = new Fit(held, new GridScore(picture, held.layout()).of(held));
        AtomicLong clock = new AtomicLong();
        Deadline passed = new Deadline(Duration.ZERO, clock::get);

        assertThat(GridFit.climbed(picture, from, NEVER).score()).isGreaterThanOrEqualTo(from.score());
        assertThat(GridFit.climbed(picture, from, passed).placement().corners()).isEqualTo(held.corners());
    }

    @Test
    void threeDotsOnAWallAreNoCode() {
        Placement held = held(4, 20, 0);
        GreyFrame wall = FiltersTest.noise(SIDE, SIDE);

        assertThat(GridFit.of(wall, DrawnCode.triple(held), NEVER)).isEqualTo(Optional.empty());
    }

    static DrawnCode code(int version) {
        return DrawnCode.of("FY1ADA", ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_VERSION, version));
    }

    static Placement held(int version, double degrees, double askew) {
        DrawnCode code = code(version);
        double module = 170.0 / code.layout.dimension;
        return DrawnCode.askew(code.held(SIDE / 2.0, SIDE / 2.0, module, degrees), askew);
    }

    /** How far the grids' modules are apart at most, in modules. */
    static double off(Placement one, Placement other) {
        int size = other.layout().dimension;
        float[] mine = corners(size, one.toPicture());
        float[] its = corners(size, other.toPicture());
        double most = 0;
        for (int i = 0; i < mine.length; i += 2) {
            most = Math.max(most, Math.hypot(mine[i] - its[i], mine[i + 1] - its[i + 1]));
        }
        return most / other.module();
    }

    private static float[] corners(int size, PerspectiveTransform toPicture) {
        float[] corners = {0.5f, 0.5f, size - 0.5f, 0.5f, size - 0.5f, size - 0.5f, 0.5f, size - 0.5f};
        toPicture.transformPoints(corners);
        return corners;
    }
}
