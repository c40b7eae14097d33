package foyer.kiosk.scan;

import static foyer.kiosk.scan.DeadlineTest.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import foyer.kiosk.scan.GridFit.Fit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridReaderTest {

    private static final String ADA = "FY1ADA0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DrawnCode CODE = DrawnCode.of(ADA, ErrorCorrectionLevel.L, Map.of());
    private static final Fit HELD = new Fit(CODE.held(100, 100, 5, 33), 1);

    private final GreyFrame picture = CODE.on(200, 200, HELD.placement());

    @Test
    void aCodeWhosePlaceIsKnownIsRead() {
        assertThat(GridReader.read(picture, HELD, NEVER)).contains(ADA);
        assertThat(GridReader.read(picture, HELD, new Deadline(Duration.ZERO, () -> 0)))
                .isEmpty();
    }

    @Test
    void aCodeBesideThatPlaceIsNot() {
        assertThat(GridReader.read(picture, new Fit(CODE.held(110, 100, 5, 33), 1), NEVER))
                .isEmpty();
    }

    /** The first way fails here: some later one reads it. */
    @Test
    void aCodeWhoseModulesRunIntoEachOtherIsReadSharpened() {
        GreyFrame blurred = blurred(picture, 3);
        Layout layout = CODE.layout;
        Brightness seen = Brightness.of(blurred, HELD.placement().toPicture(), layout.dimension);

        assertThat(SoftDecoder.decode(layout, seen.againstMean(4))).isEmpty();
        assertThat(GridReader.read(blurred, HELD, NEVER)).contains(ADA);
    }

    @Test
    void whatIsKeptForTheNextFrameSaysTheSameAsTheCode() {
        ModuleGrid soft = GridReader.soft(picture, HELD);

        for (int module = 0; module < soft.light().length; module++) {
            assertThat(soft.isDark(module)).isEqualTo(CODE.grid().isDark(module));
        }
    }

    /** Each pixel the mean of the square around. */
    static GreyFrame blurred(GreyFrame picture, int radius) {
        int width = picture.width();
        int height = picture.height();
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                int many = 0;
                for (int row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
                    for (int column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
                        sum += picture.pixels()[row * width + column] & 0xFF;
                        many++;
                    }
                }
                pixels[y * width + x] = (byte) (sum / many);
            }
        }
        return new GreyFrame(width, height, pixels);
    }
}
