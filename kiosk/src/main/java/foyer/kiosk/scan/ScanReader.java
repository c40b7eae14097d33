package foyer.kiosk.scan;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads the QR code in a picture: ZXing first, which settles most in a millisecond, and then with all care until the time is up.
 * Pure, and as fast or slow as the thread it is called on.
 */
public final class ScanReader {

    /** Of processor time; what one step takes more is the rest of 30 ms. */
    static final Duration BUDGET = Duration.ofMillis(26);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Attempt quick;
    private final LongSupplier nanos;

    public ScanReader() {
        this(new ZxingAttempt(), ProcessorTime::nanos);
    }

    ScanReader(Attempt quick, LongSupplier nanos) {
        this.quick = quick;
        this.nanos = nanos;
    }

    /** For the frames of one camera, each of which makes the next easier to read. */
    public FilmReader film() {
        return new FilmReader(this);
    }

    /** The text of the code in the frame, or empty when none is found in time. */
    public Optional<String> read(GreyFrame frame) {
        Deadline deadline = deadline(BUDGET);
        return quickly(frame).or(() -> new CarefulReader(frame, deadline).read());
    }

    /** The same of a single picture, after which no better one comes. */
    Optional<String> readPatiently(GreyFrame picture) {
        Deadline deadline = deadline(PATIENCE);
        return quickly(picture).or(() -> new CarefulReader(picture, deadline).read());
    }

    Optional<String> quickly(GreyFrame frame) {
        return quick.read(brightness(frame));
    }

    Deadline deadline(Duration budget) {
        return new Deadline(budget, nanos);
    }

    private static LuminanceSource brightness(GreyFrame frame) {
        return new PlanarYUVLuminanceSource(
                frame.pixels(),
                frame.width(),
                frame.height(),
                0,
                0,
                frame.width(),
                frame.height(),
                /* reverseHorizontal= */ false);
    }
}
