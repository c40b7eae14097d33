package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FiltersTest {

    @Property(tries = 40, seed = "1")
    void aPixelAndItsNegativeAreWhiteTogether(
            @ForAll @IntRange(min = 1, max = 20) int width, @ForAll @IntRange(min = 1, max = 20) int height) {
        GreyFrame picture = noise(width, height);
        GreyFrame negative = Filters.inverted(picture);

        for (int i = 0; i < width * height; i++) {
            assertThat(grey(picture, i) + grey(negative, i)).isEqualTo(255);
        }
    }

    @Property(tries = 40, seed = "2")
    void aPixelOfHalfTheSizeIsTheMeanOfFour(
            @ForAll @IntRange(min = 2, max = 21) int width, @ForAll @IntRange(min = 2, max = 21) int height) {
        GreyFrame picture = noise(width, height);
        GreyFrame half = Filters.halved(picture);

        assertThat(half.width()).isEqualTo(width / 2);
        assertThat(half.height()).isEqualTo(height / 2);
        for (int y = 0; y < half.height(); y++) {
            for (int x = 0; x < half.width(); x++) {
                float mean = picture.at(2 * x + 1, 2 * y + 1); // between the four
                assertThat(grey(half, y * half.width() + x)).isEqualTo((int) (mean + 0.01f));
            }
        }
    }

    @Property(tries = 40, seed = "3")
    void aPixelOfTwiceTheSizeIsWhatLiesBetweenThePictures(
            @ForAll @IntRange(min = 2, max = 20) int width, @ForAll @IntRange(min = 2, max = 20) int height) {
        GreyFrame picture = noise(width, height);
        GreyFrame twice = Filters.doubled(picture);

        assertThat(twice.width()).isEqualTo(2 * width);
        assertThat(twice.height()).isEqualTo(2 * height);
        for (int y = 0; y < 2 * height; y++) {
            for (int x = 0; x < 2 * width; x++) {
                assertThat((float) grey(twice, y * 2 * width + x))
                        .isCloseTo(picture.at((x + 0.5f) / 2, (y + 0.5f) / 2), within(1f));
            }
        }
    }

    static GreyFrame noise(int width, int height) {
        byte[] pixels = new byte[width * height];
        new Random(width * 100L + height).nextBytes(pixels);
        return new GreyFrame(width, height, pixels);
    }

    static int grey(GreyFrame picture, int pixel) {
        return picture.pixels()[pixel] & 0xFF;
    }
}
