package foyer.wire.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int SCALE = 8;

    @Test
    void aPhoneReadsTheLinkFromTheDrawing() throws NotFoundException {
        String link = "https://ropeloft.example/s/7f3k?day=2026-11-21";
        assertThat(read(QrPicture.svg(link).orElseThrow())).isEqualTo(link);
    }

    @Test
    void whatDoesNotFitIsNotDrawn() {
        assertThat(QrPicture.svg(" ")).isEmpty();
        assertThat(QrPicture.svg("https://ropeloft.example/" + "x".repeat(3_000)))
                .isEmpty();
    }

    private static String read(String svg) throws NotFoundException {
        BufferedImage picture = new BufferedImage(60 * SCALE, 60 * SCALE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.setColor(Color.BLACK);
        Matcher module = MODULE.matcher(svg);
        while (module.find()) {
            pen.fillRect(
                    Integer.parseInt(module.group(1)) * SCALE, Integer.parseInt(module.group(2)) * SCALE, SCALE, SCALE);
        }
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        return new QRCodeMultiReader().decodeMultiple(bitmap)[0].getText();
    }
}
