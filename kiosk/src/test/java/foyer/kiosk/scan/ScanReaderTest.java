package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import foyer.kiosk.Pictures;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScanReaderTest {

    private static final String BADGE = "FY1ADA";

    private final ScanReader reader = new ScanReader(new ZxingAttempt(), () -> 0); // its time never ends

    @Test
    void aBadgeThatIsOnlyFoundTurnedIsReadFromASinglePicture() throws IOException {
        byte[] png;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/scan/found-only-turned.png"))) {
            png = in.readAllBytes();
        }

        assertThat(new ScanReader().readPatiently(PictureFile.open(png, PictureFormat.PNG)))
                .hasValueSatisfying(text -> assertThat(text).startsWith("FY1"));
    }

    @Test
    void aBadgeBeforeTheCameraIsRead() {
        assertThat(reader.read(Pictures.frame(Pictures.wall(640, 480, BADGE)))).contains(BADGE);
    }

    @Test
    void aBadgeOnADarkPhoneIsReadInverted() {
        BufferedImage dark = new RescaleOp(-1, 255, null).filter(Pictures.wall(640, 480, BADGE), null);

        assertThat(reader.read(Pictures.frame(dark))).contains(BADGE);
    }

    @Test
    void anEmptyHallwaySaysNothing() {
        assertThat(reader.read(Pictures.frame(Pictures.wall(640, 480)))).isEmpty();
    }

    @Property(tries = 100)
    void noiseOfAnySizeSaysNothing(
            @ForAll @IntRange(min = 1, max = 90) int width, @ForAll @IntRange(min = 1, max = 90) int height) {
        byte[] noise = new byte[width * height];
        new Random(width * 1000L + height).nextBytes(noise);

        assertThat(reader.read(new GreyFrame(width, height, noise))).isEmpty();
    }

    @Test
    void withCareIsNotBegunWhenTheTimeIsUp() {
        AtomicLong nanos = new AtomicLong();
        ScanReader reader = new ScanReader(
                picture -> {
                    nanos.addAndGet(31_000_000);
                    return Optional.empty();
                },
                nanos::get);

        assertThat(reader.read(Pictures.frame(Pictures.wall(640, 480, BADGE)))).isEmpty();
    }

    @Test
    void whatZxingReadsNeedsNoCare() {
        ScanReader reader = new ScanReader(picture -> Optional.of("quick"), () -> 0);

        assertThat(reader.read(new GreyFrame(1, 1, new byte[1]))).contains("quick");
    }

    @Test
    void aFrameTooSmallForAnyCodeSaysNothing() {
        ScanReader reader = new ScanReader(picture -> Optional.empty(), () -> 0);

        assertThat(reader.read(new GreyFrame(1, 1, new byte[1]))).isEmpty();
    }

    @Test
    void aFrameWithMoreOrFewerBytesThanPixelsIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GreyFrame(65_535, 65_535, new byte[10]));
        assertThatIllegalArgumentException().isThrownBy(() -> new GreyFrame(0, 0, new byte[0]));
    }
}
