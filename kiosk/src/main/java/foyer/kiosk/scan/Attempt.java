package foyer.kiosk.scan;

import com.google.zxing.LuminanceSource;
import java.util.Optional;

/** One way to read a code. Knows no threads and keeps nothing between frames. */
interface Attempt {

    /** The text, or empty when this way does not find it. Never throws for what is in the picture. */
    Optional<String> read(LuminanceSource picture);
}
