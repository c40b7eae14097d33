package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeenModulesTest {

    private static final DrawnCode ADA = badge("ADA", 4);
    private static final DrawnCode BEN = badge("BEN", 4);

    @Property(tries = 50, seed = "1")
    void oneCodeSeenBadlyTwiceIsTheSame(@ForAll long seed) {
        Random chance = new Random(seed);

        assertThat(seen(ADA, 0.8, chance).isTheSameCodeAs(seen(ADA, 0.8, chance)))
                .isTrue();
    }

    @Property(tries = 50, seed = "2")
    void twoPeoplesCodesAreNotTheSame(@ForAll @IntRange(max = 7) int mask, @ForAll long seed) {
        Random chance = new Random(seed);

        assertThat(seen(ADA, 0.2, chance).isTheSameCodeAs(seen(BEN, 0.2, chance)))
                .isFalse();
        assertThat(seen(badge("ADA", mask), 0, chance).isTheSameCodeAs(seen(badge("BEN", mask), 0, chance)))
                .isFalse();
    }

    @Test
    void codesOfDifferentVersionsAreNotTheSame() {
        Random chance = new Random(1);
        DrawnCode longer = DrawnCode.of("FY1" + "ADA".repeat(90));

        assertThat(seen(ADA, 0, chance).isTheSameCodeAs(seen(longer, 0, chance)))
                .isFalse();
    }

    @Test
    void eachFrameHasTheSameWeightHoweverBrightItIs() {
        float[] light = ADA.light();
        float[] bright = light.clone();
        for (int i = 0; i < bright.length; i++) {
            bright[i] = -90 * light[i];
        }

        SeenModules both = SeenModules.of(ADA.layout, ADA.grid())
                .with(SeenModules.of(ADA.layout, new ModuleGrid(ADA.layout.dimension, bright)));

        assertThat(both.frames()).isEqualTo(2);
        for (float left : both.light()) {
            assertThat(left).isCloseTo(0, within(0.001f));
        }
    }

    @Test
    void noiseCancelsOut() {
        Random chance = new Random(3);
        SeenModules all = seen(ADA, 1.2, chance);
        int wrong = wrong(all);
        for (int frame = 0; frame < 8; frame++) {
            all = all.with(seen(ADA, 1.2, chance));
        }

        assertThat(wrong).isGreaterThan(150);
        assertThat(wrong(all)).isLessThan(20);
    }

    @Test
    void aFrameOfNothingAddsNothing() {
        SeenModules nothing =
                SeenModules.of(ADA.layout, new ModuleGrid(ADA.layout.dimension, new float[ADA.light().length]));

        assertThat(nothing.light()).containsOnly(0);
        assertThat(nothing.isTheSameCodeAs(nothing)).isFalse();
    }

    private static DrawnCode badge(String name, int mask) {
        StringBuilder text = new StringBuilder("FY1" + name);
        Random chance = new Random(name.hashCode());
        while (text.length() < 135) {
            text.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(chance.nextInt(32)));
        }
        return DrawnCode.of(text.toString(), ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_MASK_PATTERN, mask));
    }

    /** Through noise of so many times the difference between dark and grey. */
    private static SeenModules seen(DrawnCode code, double noise, Random chance) {
        float[] light = code.light();
        for (int i = 0; i < light.length; i++) {
            light[i] += (float) (noise * chance.nextGaussian());
        }
        return SeenModules.of(code.layout, new ModuleGrid(code.layout.dimension, light));
    }

    private static int wrong(SeenModules seen) {
        int wrong = 0;
        for (int module = 0; module < seen.light().length; module++) {
            wrong += seen.grid().isDark(module) == ADA.grid().isDark(module) ? 0 : 1;
        }
        return wrong;
    }
}
