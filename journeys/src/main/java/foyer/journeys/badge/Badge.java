package foyer.journeys.badge;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import javax.imageio.ImageIO;

/** A member's badge: the pass as a QR code, and whose it is. */
public final class Badge {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 700;

    private final String name;
    private final String passText;

    public Badge(String name, String passText) {
        this.name = name;
        this.passText = passText;
    }

    /** Dark on white, with the quiet zone of four modules that the standard (ISO/IEC 18004) asks for. */
    public BufferedImage code(int size) {
        try {
            return MatrixToImageWriter.toBufferedImage(new QRCodeWriter()
                    .encode(
                            passText,
                            BarcodeFormat.QR_CODE,
                            size,
                            size,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4)));
        } catch (WriterException e) {
            throw new IllegalArgumentException("No code can be drawn of \"" + passText + "\"", e);
        }
    }

    /** Draws the badge into the folder, as {@code Ada Marušič.png}. */
    public Path drawInto(Path folder) {
        BufferedImage badge = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = badge.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.drawImage(code(WIDTH), 0, 0, null);
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(fitting(pen));
        pen.drawString(name, (WIDTH - pen.getFontMetrics().stringWidth(name)) / 2, HEIGHT - 56);
        pen.dispose();
        Path file = folder.resolve(fileName(name));
        try {
            Files.createDirectories(folder);
            ImageIO.write(badge, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The badge of " + name + " cannot be written to " + file, e);
        }
        return file;
    }

    private Font fitting(Graphics2D pen) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 40);
        while (font.getSize() > 12 && pen.getFontMetrics(font).stringWidth(name) > WIDTH - 60) {
            font = font.deriveFont(font.getSize2D() - 2);
        }
        return font;
    }

    /** Letters and digits of any script stay; what a file system or a shell might take amiss becomes a space. */
    public static String fileName(String name) {
        String safe = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}.' -]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return (safe.isEmpty() || safe.startsWith(".") ? "member " + safe : safe) + ".png";
    }
}
