package foyer.kiosk.scan;

import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads the QR code in a frame by trying one way after another, the cheapest first, until one finds it or the time is
 * up. Pure, and as fast or slow as the thread it is called on.
 */
public final class ScanReader {

    /** At least the first attempt is always made. */
    private static final Duration BUDGET = Duration.ofMillis(30);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final List<Attempt> ATTEMPTS = List.of(
            new ZxingAttempt(), //
            new ZxingAttempt(DecodeHintType.TRY_HARDER, DecodeHintType.ALSO_INVERTED),
            new TurnedAttempt());

    private final List<Attempt> attempts;
    private final LongSupplier nanos;

    public ScanReader() {
        this(ATTEMPTS, System::nanoTime);
    }

    ScanReader(List<Attempt> attempts, LongSupplier nanos) {
        this.attempts = attempts;
        this.nanos = nanos;
    }

    /** The text of the code in the frame, or empty when none is found in time. */
    public Optional<String> read(GreyFrame frame) {
        return read(frame, new Deadline(BUDGET, nanos));
    }

    /** The same of a single picture, after which no better one comes. */
    Optional<String> readPatiently(GreyFrame picture) {
        return read(picture, new Deadline(PATIENCE, nanos));
    }

    private Optional<String> read(GreyFrame frame, Deadline deadline) {
        LuminanceSource picture = brightness(frame);
        Optional<String> text = Optional.empty();
        for (Attempt attempt : attempts) {
            text = attempt.read(picture);
            if (text.isPresent() || deadline.passed()) {
                break;
            }
        }
        return text;
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
