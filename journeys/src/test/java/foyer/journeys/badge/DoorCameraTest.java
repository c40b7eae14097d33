package foyer.journeys.badge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorCameraTest {

    /** As long as a pass may be. */
    private static final String PASS =
            "FY1" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(5).substring(0, 137);

    private final Badge ada = new Badge("Ada Marušič", PASS);

    @Test
    void aBadgeHeldToTheCameraCanBeRead() throws ReaderException {
        DoorCamera camera = new DoorCamera(7);

        for (int i = 0; i < 40; i++) {
            assertThat(read(camera.sees(ada))).isEqualTo(PASS);
        }
    }

    @Test
    void inAnEmptyHallwayThereIsNothingToRead() {
        CameraFrame nobody = new DoorCamera(7).seesNobody();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> read(nobody)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theSameSeedSeesTheSame() {
        assertThat(new DoorCamera(3).sees(ada).asMessage())
                .isEqualTo(new DoorCamera(3).sees(ada).asMessage())
                .isNotEqualTo(new DoorCamera(4).sees(ada).asMessage());
    }

    @Test
    void aBadgeIsNamedByItsMemberInAnyScriptButNeverLeavesItsFolder(@TempDir Path folder) throws IOException {
        assertThat(ada.drawInto(folder)).isEqualTo(folder.resolve("Ada Marušič.png"));
        assertThat(new Badge("ليلى حداد", PASS).drawInto(folder)).hasFileName("ليلى حداد.png");
        assertThat(new Badge("../../etc/\"pass\"wd", PASS).drawInto(folder)).hasParent(folder);
        assertThat(ImageIO.read(folder.resolve("Ada Marušič.png").toFile()).getWidth())
                .isEqualTo(600);
    }

    @Test
    void aFilmHoldsEveryFrameInTheFormThatChromiumPlays(@TempDir Path folder) throws IOException {
        DoorCamera camera = new DoorCamera(1);
        Path film = folder.resolve("door.y4m");

        Film.write(film, java.util.List.of(camera.seesNobody(), camera.sees(ada)));

        int header = "YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n".length();
        int frame = "FRAME\n".length() + 640 * 480 * 3 / 2;
        assertThat(Files.size(film)).isEqualTo(header + 2L * frame);
    }

    private static String read(CameraFrame frame) throws ReaderException {
        PlanarYUVLuminanceSource seen = new PlanarYUVLuminanceSource(
                frame.luminance(),
                CameraFrame.WIDTH,
                CameraFrame.HEIGHT,
                0,
                0,
                CameraFrame.WIDTH,
                CameraFrame.HEIGHT,
                false);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)))
                .getText();
    }
}
