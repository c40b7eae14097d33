package foyer.kiosk.scan;

import static foyer.kiosk.scan.DeadlineTest.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import foyer.kiosk.scan.FinderPatterns.Finder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewTest {

    private static final DrawnCode CODE = DrawnCode.of("FY1ADA");
    private static final Placement HELD = CODE.held(120, 100, 4, 0);
    private static final GreyFrame DARK_ON_LIGHT = CODE.on(240, 200, HELD);
    private static final GreyFrame LIGHT_ON_DARK = Filters.inverted(DARK_ON_LIGHT);

    static Stream<View> inOrder() {
        return View.IN_ORDER.stream();
    }

    /** Of its own kind of code, in the frame's own pixels whatever size is looked at. */
    @ParameterizedTest
    @MethodSource("inOrder")
    void eachShowsTheThreeFinderPatternsWhereTheyAre(View view) {
        List<Finder> found = finders(view, view.inverted() ? LIGHT_ON_DARK : DARK_ON_LIGHT);

        for (int corner : new int[] {0, 2, 6}) {
            Finder there = DrawnCode.finder(HELD.corners()[corner], HELD.corners()[corner + 1], 4);
            assertThat(found)
                    .anyMatch(finder -> Math.hypot(finder.x() - there.x(), finder.y() - there.y()) < 2
                            && Math.abs(finder.module() - 4) < 0.7);
        }
    }

    @Test
    void aWallHasNothingToSee() {
        byte[] grey = new byte[100 * 100];
        GreyFrame wall = new GreyFrame(100, 100, grey);
        for (View view : View.IN_ORDER) {
            assertThat(finders(view, wall)).isEmpty();
        }
    }

    @Test
    void aCamerasFrameOfThreeTimesThePixelsTakesThreeTimesAsLong() {
        View first = View.IN_ORDER.get(0);

        assertThat(first.takes(new GreyFrame(640, 480, new byte[640 * 480]))).isEqualTo(first.takes());
        assertThat(first.takes(new GreyFrame(1280, 720, new byte[1280 * 720])))
                .isEqualTo(first.takes().multipliedBy(3));
    }

    private static List<Finder> finders(View view, GreyFrame frame) {
        BitMatrix black = view.black().apply(new LocalMeans(view.size().of(frame)));
        return FinderPatterns.in(black, NEVER).stream()
                .map(finder -> finder.scaled(view.size().scale))
                .toList();
    }
}
