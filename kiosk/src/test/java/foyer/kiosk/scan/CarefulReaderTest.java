package foyer.kiosk.scan;

import static foyer.kiosk.scan.DeadlineTest.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without ZXing's own detector. */
class CarefulReaderTest {

    private static final String ADA = "FY1ADA0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DrawnCode CODE = DrawnCode.of(ADA);

    @ParameterizedTest
    @CsvSource({"4, 0", "4, 30", "2, 0", "1.3, 0", "3, 211"})
    void aCodeIsReadHoweverItIsTurnedAndDownToAboutAPixelAModule(double module, double degrees) {
        assertThat(read(CODE.on(160, 160, CODE.held(80, 80, module, degrees)))).contains(ADA);
    }

    @Test
    void lightOnDarkIsReadToo() {
        GreyFrame dark = Filters.inverted(CODE.on(160, 160, CODE.held(80, 80, 4, 10)));

        assertThat(read(dark)).contains(ADA);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 6})
    void aFinderPatternThatIsUnderAThumbIsGuessed(int corner) {
        Placement held = CODE.held(80, 80, 4, 10);

        assertThat(read(covered(held, corner, 3.8))).contains(ADA);
    }

    @Test
    void twoThumbsAreTooMany() {
        Placement held = CODE.held(80, 80, 4, 10);
        GreyFrame frame = covered(held, 0, 3.8);
        cover(frame, held, 2, 3.8);

        assertThat(read(frame)).isEmpty();
    }

    @Test
    void whatFitsAndIsNotReadIsKeptForTheNextFrame() {
        Placement held = CODE.held(80, 80, 4, 0);
        GreyFrame frame = CODE.on(160, 160, held);
        scratch(frame, held, new Random(1));
        CarefulReader reader = new CarefulReader(frame, NEVER);

        assertThat(reader.read()).isEmpty();
        assertThat(GridFitTest.off(reader.unread().orElseThrow().placement(), held))
                .isLessThan(0.4);
    }

    @Test
    void aViewThatTheRestOfTheTimeIsTooShortForIsNotBegun() {
        GreyFrame frame = CODE.on(160, 160, CODE.held(80, 80, 4, 0));
        Deadline nearly = new Deadline(Duration.ofNanos(10_000), () -> 0);

        assertThat(new CarefulReader(frame, nearly).read()).isEmpty();
    }

    /** Each look at the clock takes a hundredth of the frame's time; and after the last of it only a few more are taken. */
    @Test
    void itEndsSoonAfterItsTimeIsUp() {
        Placement held = CODE.held(80, 80, 4, 0);
        GreyFrame frame = CODE.on(160, 160, held);
        scratch(frame, held, new Random(1));
        AtomicInteger looks = new AtomicInteger();
        Deadline deadline = new Deadline(Duration.ofMillis(26), () -> looks.incrementAndGet() * 260_000L);

        assertThat(new CarefulReader(frame, deadline).read()).isEmpty();

        assertThat(looks.get()).isBetween(100, 140);
    }

    private static Optional<String> read(GreyFrame frame) {
        return new CarefulReader(frame, NEVER).read();
    }

    private static GreyFrame covered(Placement held, int corner, double modules) {
        GreyFrame frame = CODE.on(160, 160, held);
        cover(frame, held, corner, modules);
        return frame;
    }

    /** A round grey thumb over that corner's pattern. */
    private static void cover(GreyFrame frame, Placement held, int corner, double modules) {
        for (int i = 0; i < frame.pixels().length; i++) {
            double x = i % frame.width() + 0.5 - held.corners()[corner];
            double y = Math.floorDiv(i, frame.width()) + 0.5 - held.corners()[corner + 1];
            if (Math.hypot(x, y) < modules * held.module()) {
                frame.pixels()[i] = (byte) 120;
            }
        }
    }

    /** The codewords at random; what must be there stays. */
    private static void scratch(GreyFrame frame, Placement held, Random chance) {
        int size = held.layout().dimension;
        for (int bit = 0; bit < held.layout().bits.length; bit++) {
            float[] at = {held.layout().bits[bit] % size, Math.floorDiv(held.layout().bits[bit], size)};
            held.toPicture().transformPoints(at);
            byte grey = chance.nextBoolean() ? DrawnCode.DARK : DrawnCode.LIGHT;
            for (int i = 0; i < 16; i++) {
                int x = Math.round(at[0]) + i % 4;
                int y = Math.round(at[1]) + Math.floorDiv(i, 4);
                frame.pixels()[y * frame.width() + x] = grey;
            }
        }
    }
}
