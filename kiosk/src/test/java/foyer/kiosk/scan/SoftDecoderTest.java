package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SoftDecoderTest {

    private static final String PASS = "FY1" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(4);

    @Property(tries = 60)
    void everyVersionAndLevelIsReadAsItWasWritten(
            @ForAll @IntRange(min = 1, max = 900) int length, @ForAll ErrorCorrectionLevel level) {
        String text = PASS.repeat(8).substring(0, length);
        Code code = new Code(text, level);

        assertThat(SoftDecoder.decode(code.layout(), code.grid())).contains(text);
    }

    @Test
    void aThumbThatIsKnownToBeThereIsReadAroundWhereErrorsAloneWouldBeTooMany() {
        Code code = new Code(PASS, ErrorCorrectionLevel.M);
        code.cover(14, 14, 18, 14, 0.05f);

        assertThat(SoftDecoder.decode(code.layout(), code.grid())).contains(PASS);

        Code surelyWrong = new Code(PASS, ErrorCorrectionLevel.M);
        surelyWrong.cover(14, 14, 18, 14, 3);
        assertThat(SoftDecoder.decode(surelyWrong.layout(), surelyWrong.grid())).isEmpty();
    }

    @Property(tries = 200)
    void aCodeThatIsPartlyNoiseIsReadRightOrNotAtAll(
            @ForAll @IntRange(min = 0, max = 100) int percent, @ForAll long seed) {
        Code code = new Code(PASS, ErrorCorrectionLevel.M);
        code.addNoise(percent, new Random(seed));

        Optional<String> text = SoftDecoder.decode(code.layout(), code.grid());

        assertThat(text.filter(read -> !read.equals(PASS))).isEmpty();
    }

    /** A code as a camera sees it that sees everything. */
    private static final class Code {

        private final int dimension;
        private final float[] light;

        Code(String text, ErrorCorrectionLevel level) {
            try {
                ByteMatrix matrix = Encoder.encode(text, level).getMatrix();
                dimension = matrix.getWidth();
                light = new float[dimension * dimension];
                for (int i = 0; i < light.length; i++) {
                    light[i] = matrix.get(i % dimension, i / dimension) == 1 ? -1 : 1;
                }
            } catch (WriterException e) {
                throw new AssertionError(e);
            }
        }

        Layout layout() {
            return Layout.of((dimension - 17) / 4);
        }

        ModuleGrid grid() {
            return new ModuleGrid(dimension, light);
        }

        /** All dark, and so sure of it. */
        void cover(int column, int row, int width, int height, float surety) {
            for (int y = row; y < row + height; y++) {
                for (int x = column; x < column + width; x++) {
                    light[y * dimension + x] = -surety;
                }
            }
        }

        void addNoise(int percent, Random chance) {
            for (int i = 0; i < light.length; i++) {
                if (chance.nextInt(100) < percent) {
                    light[i] = (float) chance.nextGaussian();
                }
            }
        }
    }
}
