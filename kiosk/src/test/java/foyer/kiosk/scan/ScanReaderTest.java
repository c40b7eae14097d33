package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import foyer.kiosk.Pictures;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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

    private final ScanReader reader = new ScanReader();

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
    void theCheapestWayThatFindsItIsTheLastOneTried() {
        List<String> tried = new ArrayList<>();
        ScanReader reader = new ScanReader(
                List.of(
                        noting(tried, "first", Optional.empty()),
                        noting(tried, "second", Optional.of(BADGE)),
                        noting(tried, "third", Optional.of("wrong"))),
                () -> 0);

        assertThat(reader.read(new GreyFrame(1, 1, new byte[1]))).contains(BADGE);
        assertThat(tried).containsExactly("first", "second");
    }

    @Test
    void noFurtherWayIsTriedWhenTheTimeIsUp() {
        AtomicLong nanos = new AtomicLong();
        List<String> tried = new ArrayList<>();
        Attempt slow = picture -> {
            nanos.addAndGet(31_000_000);
            return noting(tried, "slow", Optional.empty()).read(picture);
        };
        ScanReader reader = new ScanReader(List.of(slow, noting(tried, "next", Optional.of(BADGE))), nanos::get);

        assertThat(reader.read(new GreyFrame(1, 1, new byte[1]))).isEmpty();
        assertThat(tried).containsExactly("slow");
    }

    @Test
    void aFrameWithMoreOrFewerBytesThanPixelsIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GreyFrame(65_535, 65_535, new byte[10]));
        assertThatIllegalArgumentException().isThrownBy(() -> new GreyFrame(0, 0, new byte[0]));
    }

    private static Attempt noting(List<String> tried, String name, Optional<String> text) {
        return picture -> {
            tried.add(name);
            return text;
        };
    }
}
