package foyer.kiosk.scan;

import static foyer.kiosk.scan.FiltersTest.grey;
import static foyer.kiosk.scan.FiltersTest.noise;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import foyer.kiosk.scan.LocalMeans.Taken;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against sums taken pixel by pixel. */
class LocalMeansTest {

    private static final int OFFSET = 4;

    @Property(tries = 100, seed = "1")
    void eachPixelIsComparedWithTheMeanOfTheSquareAround(
            @ForAll @IntRange(min = 1, max = 15) int width,
            @ForAll @IntRange(min = 1, max = 15) int height,
            @ForAll @IntRange(min = 0, max = 9) int radius,
            @ForAll Taken taken) {
        GreyFrame picture = noise(width, height);
        BitMatrix dark = new LocalMeans(picture).dark(taken, radius);
        BitMatrix light = new LocalMeans(picture).light(taken, radius);

        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double under = mean(picture, x, y, radius) - taken(picture, x, y, taken);
                if (Math.abs(Math.abs(under) - OFFSET) > 0.001) { // what is on the border may fall either way
                    assertThat(dark.get(x, y)).isEqualTo(under > OFFSET);
                    assertThat(light.get(x, y)).isEqualTo(under < -OFFSET);
                }
            }
        }
    }

    private static double taken(GreyFrame picture, int x, int y, Taken taken) {
        int own = grey(picture, y * picture.width() + x);
        return switch (taken) {
            case PLAIN -> own;
            case SHARP -> own + 2 * (own - mean(picture, x, y, 2));
            case SHARPER -> own + 4 * (own - mean(picture, x, y, 3));
            case SMOOTH -> mean(picture, x, y, 1);
        };
    }

    /** Of those that are in the picture. */
    private static double mean(GreyFrame picture, int x, int y, int radius) {
        double sum = 0;
        int many = 0;
        for (int row = Math.max(0, y - radius); row <= Math.min(picture.height() - 1, y + radius); row++) {
            for (int column = Math.max(0, x - radius); column <= Math.min(picture.width() - 1, x + radius); column++) {
                sum += grey(picture, row * picture.width() + column);
                many++;
            }
        }
        return sum / many;
    }
}
