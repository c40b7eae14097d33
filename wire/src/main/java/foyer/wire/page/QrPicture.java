package foyer.wire.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.Optional;

/** A QR code as an SVG of one path: black on white with the quiet zone of ISO/IEC 18004, whatever the theme. */
public final class QrPicture {

    private static final int QUIET_ZONE = 4; // modules on each side

    private static final Map<EncodeHintType, Object> HINTS = Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.CHARACTER_SET,
            "UTF-8",
            EncodeHintType.MARGIN,
            QUIET_ZONE);

    private QrPicture() {}

    /** Draws the link; nothing where it is empty or longer than a QR code holds. */
    public static Optional<String> svg(String link) {
        if (link.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(draw(new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 0, 0, HINTS)));
        } catch (WriterException tooLong) {
            return Optional.empty();
        }
    }

    private static String draw(BitMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%2$dH0z"/><path fill="#000" d="%s"/></svg>
                """.formatted(modules.getWidth(), modules.getHeight(), path);
    }
}
