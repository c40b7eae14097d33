package foyer.kiosk.scan;

import static foyer.kiosk.scan.DeadlineTest.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.common.BitMatrix;
import foyer.kiosk.scan.FinderPatterns.Finder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinderPatternsTest {

    private static final DrawnCode CODE = DrawnCode.of("FY1ADA");

    /** Turned, a row through a pattern is longer than the pattern is wide: by one over the cosine. */
    @ParameterizedTest
    @CsvSource({"4, 0", "4, 30", "4, 45", "7.5, 0", "7.5, 63", "2, 0", "3, 200"})
    void allThreeAreFoundInTheirMiddlesWithTheirModulesSize(double module, double degrees) {
        Placement held = CODE.held(150, 150, module, degrees);
        List<Finder> found = FinderPatterns.in(black(CODE.on(300, 300, held)), NEVER);
        double longer = longer(degrees);

        for (int corner : new int[] {0, 2, 6}) {
            assertThat(found).anySatisfy(finder -> {
                assertThat((double) finder.x()).isCloseTo(held.corners()[corner], within(0.5 + module / 8));
                assertThat((double) finder.y()).isCloseTo(held.corners()[corner + 1], within(0.5 + module / 8));
                assertThat((double) finder.module()).isCloseTo(module * longer, within(0.15 * module));
            });
        }
        assertThat(found.subList(0, 3)).allMatch(finder -> finder.seen() > 1);
    }

    @Test
    void onePatternCrossedByManyRowsIsOne() {
        assertThat(FinderPatterns.in(rings(10, 10, 30, 10, 10), NEVER))
                .singleElement()
                .satisfies(finder -> assertThat(finder.seen()).isEqualTo(15)); // every second row through its middle
    }

    @Test
    void aPatternSqueezedToHalfItsHeightIsFoundAndOneSqueezedToAThirdIsNot() {
        assertThat(FinderPatterns.in(squeezed(12, 6), NEVER)).hasSize(1);
        assertThat(FinderPatterns.in(squeezed(12, 4), NEVER)).isEmpty();
    }

    @Test
    void aSquareOfAnotherProportionIsNone() {
        assertThat(FinderPatterns.in(rings(10, 10, 10, 10, 10), NEVER)).isEmpty();
        assertThat(FinderPatterns.in(rings(10, 10, 90, 10, 10), NEVER)).isEmpty();
        assertThat(FinderPatterns.in(rings(10, 10, 30, 10, 10), NEVER)).hasSize(1);
    }

    @Test
    void aPlainWallHasNoneAndNoiseHasNoTripleThatIsSeenTwice() {
        assertThat(FinderPatterns.in(new BitMatrix(200, 200), NEVER)).isEmpty();
        BitMatrix noise = new BitMatrix(200, 200);
        Random chance = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            noise.set(chance.nextInt(200), chance.nextInt(200));
        }
        assertThat(FinderPatterns.in(noise, NEVER)).noneMatch(finder -> finder.seen() > 3);
    }

    @Test
    void whereTheTimeIsUpNoFurtherRowIsLookedAt() {
        AtomicLong clock = new AtomicLong();
        Deadline tenRows = new Deadline(Duration.ofNanos(11), clock::getAndIncrement);

        assertThat(FinderPatterns.in(black(CODE.on(300, 300, CODE.held(150, 150, 5, 0))), tenRows))
                .isEmpty();
        assertThat(clock.get()).isEqualTo(12);
    }

    static BitMatrix black(GreyFrame picture) {
        BitMatrix black = new BitMatrix(picture.width(), picture.height());
        for (int i = 0; i < picture.pixels().length; i++) {
            if ((picture.pixels()[i] & 0xFF) < 125) {
                black.set(i % picture.width(), i / picture.width());
            }
        }
        return black;
    }

    private static double longer(double degrees) {
        double turn = Math.toRadians(degrees);
        return 1 / Math.max(Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn)));
    }

    private static BitMatrix squeezed(int width, int height) {
        BitMatrix picture = new BitMatrix(200, 200);
        for (int y = 0; y < 7 * height; y++) {
            for (int x = 0; x < 7 * width; x++) {
                int ring = Math.max(Math.abs(x / width - 3), Math.abs(y / height - 3));
                if (ring != 2) {
                    picture.set(40 + x, 40 + y);
                }
            }
        }
        return picture;
    }

    /** Dark, light, dark, light, dark, so wide; alike across and down. */
    private static BitMatrix rings(int... runs) {
        BitMatrix picture = new BitMatrix(200, 200);
        int size = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
        picture.setRegion(40, 40, size, size);
        flip(picture, runs[0], runs[1] + runs[2] + runs[3]);
        flip(picture, runs[0] + runs[1], runs[2]);
        return picture;
    }

    private static void flip(BitMatrix picture, int from, int size) {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                picture.flip(40 + from + x, 40 + from + y);
            }
        }
    }
}
