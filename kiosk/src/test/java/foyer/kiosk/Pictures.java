package foyer.kiosk;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import foyer.kiosk.scan.GreyFrame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** What a camera at a door would see, drawn. */
public final class Pictures {

    private Pictures() {}

    /** A grey wall with a badge held before it, or only the wall. */
    public static BufferedImage wall(int width, int height, String... badges) {
        BufferedImage wall = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = wall.createGraphics();
        pen.setColor(new Color(120, 120, 120));
        pen.fillRect(0, 0, width, height);
        int size = Math.min(width, height) * 3 / 5;
        for (String badge : badges) {
            pen.drawImage(code(badge, size), (width - size) / 2, (height - size) / 2, null);
        }
        pen.dispose();
        return wall;
    }

    public static BufferedImage code(String text, int size) {
        try {
            BitMatrix code = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, size, size, Map.of(EncodeHintType.MARGIN, 4));
            return MatrixToImageWriter.toBufferedImage(code);
        } catch (WriterException e) {
            throw new AssertionError(e);
        }
    }

    public static GreyFrame frame(BufferedImage grey) {
        return new GreyFrame(
                grey.getWidth(),
                grey.getHeight(),
                ((DataBufferByte) grey.getRaster().getDataBuffer()).getData());
    }

    public static BufferedImage as(int type, BufferedImage picture) {
        BufferedImage other = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        Graphics2D pen = other.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        return other;
    }

    public static byte[] file(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new AssertionError("no " + format + " for this picture");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
