package foyer.hub.badges;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;

/**
 * A pass as a QR code (ISO/IEC 18004): capital letters and digits only, so in alphanumeric mode, at level M, which bears a
 * seventh of it being damaged. A badge's 135 characters are version 6, 41 modules wide.
 */
record QrCode(ByteMatrix modules, int version) {

    /** What the standard asks to be left white around it, in modules. */
    static final int QUIET = 4;

    static QrCode of(String text) {
        try {
            QRCode code = Encoder.encode(text, ErrorCorrectionLevel.M);
            return new QrCode(code.getMatrix(), code.getVersion().getVersionNumber());
        } catch (WriterException e) {
            throw new IllegalArgumentException("No code can be drawn of a text of " + text.length(), e);
        }
    }

    int width() {
        return modules.getWidth();
    }

    boolean dark(int column, int row) {
        return modules.get(column, row) == 1;
    }

    interface Dark {
        void run(int column, int row, int length);
    }

    /** Row by row, dark modules beside each other together: fewer shapes, and no hair lines between them. */
    void draw(Dark pen) {
        for (int row = 0; row < width(); row++) {
            for (int column = 0; column < width(); column++) {
                int from = column;
                while (column < width() && dark(column, row)) {
                    column++;
                }
                if (column > from) {
                    pen.run(from, row, column - from);
                }
            }
        }
    }
}
