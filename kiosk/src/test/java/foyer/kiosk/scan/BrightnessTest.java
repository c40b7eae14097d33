package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against sums and extremes taken module by module. */
class BrightnessTest {

    private static final int DIMENSION = 21;

    @Test
    void aModulesBrightnessIsThatOfThePictureThere() {
        DrawnCode code = DrawnCode.of("FY1ADA");
        Placement held = code.held(100, 100, 6, 25);
        GreyFrame picture = code.on(200, 200, held);

        ModuleGrid grid = Brightness.of(picture, held.toPicture(), DIMENSION).againstMean(4);

        for (int module = 0; module < DIMENSION * DIMENSION; module++) {
            assertThat(grid.isDark(module)).isEqualTo(code.isDark(module % DIMENSION, module / DIMENSION));
        }
    }

    @Property(tries = 30, seed = "1")
    void againstTheMeanAndTheMiddleOfTheModulesAround(@ForAll @IntRange(max = 9) int radius, @ForAll long seed) {
        float[] modules = noise(seed);
        Brightness seen = new Brightness(DIMENSION, modules);
        float[] againstMean = seen.againstMean(radius).light();
        float[] againstMiddle = seen.againstMiddle(radius).light();

        for (int module = 0; module < modules.length; module++) {
            Around around = new Around(modules, module % DIMENSION, module / DIMENSION, radius);
            assertThat(againstMean[module]).isCloseTo(modules[module] - around.mean, within(0.01f));
            assertThat(againstMiddle[module]).isCloseTo(modules[module] - around.middle, within(0.01f));
        }
    }

    @Test
    void whereAllAroundIsGlareNothingIsSure() {
        float[] modules = noise(1);
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 12; column++) {
                modules[row * DIMENSION + column] = 255;
            }
        }
        ModuleGrid grid = new Brightness(DIMENSION, modules).againstMean(4);

        assertThat(grid.surety(5 * DIMENSION + 5)).isZero();
        assertThat(grid.surety(17 * DIMENSION + 17)).isPositive();
    }

    @Test
    void aBlurAcrossIsUndoneAcrossAndNotDown() {
        float[] sharp = noise(2);
        float[] blurred = new float[sharp.length];
        for (int i = 0; i < sharp.length; i++) {
            int row = i / DIMENSION * DIMENSION;
            blurred[i] = 0.7f * sharp[i]
                    + 0.15f * sharp[Math.max(row, i - 1)]
                    + 0.15f * sharp[Math.min(row + DIMENSION - 1, i + 1)];
        }
        Brightness seen = new Brightness(DIMENSION, blurred);

        double before = wrong(sharp, seen.againstMean(DIMENSION).light());
        assertThat(wrong(sharp, seen.sharpened(0.4f, 0).againstMean(DIMENSION).light()))
                .isLessThan(before / 2);
        assertThat(wrong(sharp, seen.sharpened(0, 0.4f).againstMean(DIMENSION).light()))
                .isGreaterThan(before);
    }

    @Test
    void aPlainWallStaysPlainHoweverMuchItIsSharpened() {
        float[] plain = new float[DIMENSION * DIMENSION];
        Arrays.fill(plain, 77);

        assertThat(new Brightness(DIMENSION, plain)
                        .sharpened(1.6f, 1.6f)
                        .againstMiddle(4)
                        .light())
                .containsOnly(0);
    }

    /** The mean square of what is left. */
    private static double wrong(float[] meant, float[] light) {
        double mean = 0;
        for (float module : meant) {
            mean += module / meant.length;
        }
        double sum = 0;
        for (int i = 0; i < meant.length; i++) {
            sum += Math.pow(meant[i] - mean - light[i], 2) / meant.length;
        }
        return sum;
    }

    private static float[] noise(long seed) {
        Random chance = new Random(seed);
        float[] modules = new float[DIMENSION * DIMENSION];
        for (int i = 0; i < modules.length; i++) {
            modules[i] = chance.nextInt(256);
        }
        return modules;
    }

    private static final class Around {

        final float mean;
        final float middle;

        Around(float[] modules, int column, int row, int radius) {
            float low = 255;
            float high = 0;
            float sum = 0;
            int many = 0;
            for (int y = Math.max(0, row - radius); y <= Math.min(DIMENSION - 1, row + radius); y++) {
                for (int x = Math.max(0, column - radius); x <= Math.min(DIMENSION - 1, column + radius); x++) {
                    float module = modules[y * DIMENSION + x];
                    low = Math.min(low, module);
                    high = Math.max(high, module);
                    sum += module;
                    many++;
                }
            }
            mean = sum / many;
            middle = (low + high) / 2;
        }
    }
}
