package foyer.kiosk.scan;

import static foyer.kiosk.scan.DeadlineTest.NEVER;
import static foyer.kiosk.scan.GridFitTest.code;
import static foyer.kiosk.scan.GridFitTest.held;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.scan.AlignmentSearch.Found;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentSearchTest {

    private static final int SIDE = 260;

    @ParameterizedTest
    @CsvSource({"2, 0, 0", "2, 0, 0.1", "3, 30, 0.1", "5, 250, 0.1", "8, 20, 0.1"})
    void thePatternIsFoundHalfAModuleFromItsMiddleAtMost(int version, double degrees, double askew) {
        Placement held = held(version, degrees, askew);
        float[] middle = {held.layout().dimension - 6.5f, held.layout().dimension - 6.5f};
        held.toPicture().transformPoints(middle);

        Found found = search(code(version).on(SIDE, SIDE, held), held, NEVER).orElseThrow();

        assertThat(Math.hypot(found.x() - middle[0], found.y() - middle[1])).isLessThan(0.5 * held.module());
    }

    @Test
    void whereItIsCoveredNothingElseIsTakenForIt() {
        Placement held = held(3, 0, 0);
        byte[] grey = new byte[SIDE * SIDE];
        Arrays.fill(grey, (byte) 130);

        assertThat(search(new GreyFrame(SIDE, SIDE, grey), held, NEVER)).isEmpty();
        assertThat(search(onlyAlignment(held), held, NEVER)).isPresent();
    }

    @Test
    void itEndsWithTheTime() {
        Placement held = held(3, 0, 0);

        assertThat(search(code(3).on(SIDE, SIDE, held), held, new Deadline(Duration.ZERO, () -> 0)))
                .isEmpty();
    }

    private static Optional<Found> search(GreyFrame picture, Placement held, Deadline deadline) {
        return new AlignmentSearch(picture, Placement.flat(held.layout(), DrawnCode.triple(held))).best(deadline);
    }

    /** The rest of the code is paper. */
    private static GreyFrame onlyAlignment(Placement held) {
        GreyFrame picture = code(3).on(SIDE, SIDE, held);
        double module = held.module();
        double middle = SIDE / 2.0 + (held.layout().dimension / 2.0 - 6.5) * module;
        for (int i = 0; i < SIDE * SIDE; i++) {
            if (Math.max(Math.abs(i % SIDE + 0.5 - middle), Math.abs(Math.floorDiv(i, SIDE) + 0.5 - middle))
                    > 2.5 * module) {
                picture.pixels()[i] = DrawnCode.LIGHT;
            }
        }
        return picture;
    }
}
