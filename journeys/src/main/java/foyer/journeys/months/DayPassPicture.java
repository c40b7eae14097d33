package foyer.journeys.months;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code on a visitor's day pass, read off the squares of its drawing. */
final class DayPassPicture {

    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int QUIET_ZONE = 4;

    private DayPassPicture() {}

    /** Empty where there is none: the door is cut off. */
    static Optional<String> text(String svg) {
        Matcher size = SIZE.matcher(svg);
        if (!size.find()) {
            return Optional.empty();
        }
        BitMatrix modules = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * QUIET_ZONE);
        Matcher square = SQUARE.matcher(svg);
        while (square.find()) {
            modules.set(Integer.parseInt(square.group(1)) - QUIET_ZONE, Integer.parseInt(square.group(2)) - QUIET_ZONE);
        }
        try {
            return Optional.of(new Decoder().decode(modules).getText());
        } catch (ChecksumException | FormatException e) {
            throw new IllegalStateException("A day pass cannot be read", e);
        }
    }
}
