package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.kiosk.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    private static final String BADGE = "FY1ADA";

    private final ScanReader reader = new ScanReader();

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_GRAY
            })
    void aBadgeIsReadFromAPngOfAnyKind(int type) {
        byte[] png = Pictures.file(Pictures.as(type, Pictures.wall(640, 480, BADGE)), "png");

        assertThat(reader.read(PictureFile.open(png, PictureFormat.PNG))).contains(BADGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB})
    void aBadgeIsReadFromAJpeg(int type) {
        byte[] jpeg = Pictures.file(Pictures.as(type, Pictures.wall(640, 480, BADGE)), "jpeg");

        assertThat(reader.read(PictureFile.open(jpeg, PictureFormat.JPEG))).contains(BADGE);
    }

    @Test
    void aBadgeIsReadFromALargePhotographThinnedOut() {
        byte[] jpeg = Pictures.file(Pictures.wall(4000, 3000, BADGE), "jpeg");

        GreyFrame opened = PictureFile.open(jpeg, PictureFormat.JPEG);

        assertThat(opened.width()).isEqualTo(2000);
        assertThat(reader.read(opened)).contains(BADGE);
    }

    @Test
    void aBadgeOnNothingLiesOnWhitePaper() {
        BufferedImage badge = Pictures.as(BufferedImage.TYPE_INT_ARGB, Pictures.code(BADGE, 300));
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                if ((badge.getRGB(x, y) & 0xFFFFFF) != 0) {
                    badge.setRGB(x, y, 0);
                }
            }
        }

        assertThat(reader.read(PictureFile.open(Pictures.file(badge, "png"), PictureFormat.PNG)))
                .contains(BADGE);
    }

    @Test
    void aPictureTooLargeIsRefusedByItsHeader() {
        byte[] bomb = png(50_000, 50_000, chunk("IDAT", deflated(new byte[1 << 20])));

        assertThatExceptionOfType(PictureFile.Unreadable.class)
                .isThrownBy(() -> PictureFile.open(bomb, PictureFormat.PNG))
                .withMessage("The picture has 50000 x 50000 pixels; at most 20 million are read. Send a smaller one.");
    }

    @Test
    void whatIsPackedIntoAPictureBesideItsPixelsIsNotUnpacked() {
        byte[] text = deflated(new byte[200 << 20]);
        ByteBuffer comment = ByteBuffer.allocate(text.length + 9);
        comment.put("Comment".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put((byte) 0)
                .put(text);
        byte[] bomb = png(2, 2, chunk("zTXt", comment.array()), chunk("IDAT", deflated(new byte[6])));
        long before = usedByThisThread();

        assertThat(PictureFile.open(bomb, PictureFormat.PNG).width()).isEqualTo(2);

        assertThat(usedByThisThread() - before).isLessThan(20 << 20);
    }

    @Test
    void aJpegOfAThousandScansIsRefused() {
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
        ByteBuffer jpeg = ByteBuffer.allocate(2 + 1000 * scan.length);
        jpeg.put((byte) 0xFF).put((byte) 0xD8);
        for (int i = 0; i < 1000; i++) {
            jpeg.put(scan);
        }

        assertThatExceptionOfType(PictureFile.Unreadable.class)
                .isThrownBy(() -> PictureFile.open(jpeg.array(), PictureFormat.JPEG))
                .withMessageContaining("more than 100 scans");
    }

    @Test
    void halfAPictureIsSaidToBe() {
        byte[] png = Pictures.file(Pictures.wall(640, 480, BADGE), "png");

        assertThatExceptionOfType(PictureFile.Unreadable.class)
                .isThrownBy(() -> PictureFile.open(Arrays.copyOf(png, png.length / 2), PictureFormat.PNG))
                .withMessageContaining("not a whole PNG picture");
    }

    @Test
    void aPictureUnderAFalseNameIsNotOpened() {
        byte[] jpeg = Pictures.file(Pictures.wall(64, 48), "jpeg");

        assertThatExceptionOfType(PictureFile.Unreadable.class)
                .isThrownBy(() -> PictureFile.open(jpeg, PictureFormat.PNG));
    }

    @Property(tries = 300)
    void anyBytesAreAnswered(@ForAll byte[] rubbish, @ForAll PictureFormat format) {
        assertThatExceptionOfType(PictureFile.Unreadable.class).isThrownBy(() -> PictureFile.open(rubbish, format));
    }

    private static long usedByThisThread() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] png(int width, int height, byte[]... chunks) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        byte[] eightBitGrey = {8, 0, 0, 0, 0};
        png.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(eightBitGrey)
                        .array()));
        for (byte[] chunk : chunks) {
            png.writeBytes(chunk);
        }
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] typed = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(8 + typed.length)
                .putInt(data.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
