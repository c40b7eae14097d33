package foyer.phone;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.teavm.jso.JSExport;

/** A text as a QR code, by ZXing's encoder: letters and digits go in its alphanumeric mode. */
public final class QrModules {

    private QrModules() {}

    /**
     * The squares of the code, without the quiet zone around it.
     *
     * @return as many lines as the code is wide, one character a square: {@code 1} for a dark one, else {@code 0}
     */
    @JSExport
    public static String lines(String text) throws WriterException {
        ByteMatrix squares = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
        StringBuilder lines = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            if (y > 0) {
                lines.append('\n');
            }
            for (int x = 0; x < squares.getWidth(); x++) {
                lines.append(squares.get(x, y) == 1 ? '1' : '0');
            }
        }
        return lines.toString();
    }
}
