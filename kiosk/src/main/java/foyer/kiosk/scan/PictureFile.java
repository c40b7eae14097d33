package foyer.kiosk.scan;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Opens a picture of a stranger: its size by its own header first, then no more pixels of it than are needed. */
final class PictureFile {

    /** More than any camera at a door has. */
    static final int MOST_PIXELS = 20_000_000;

    /** Enough to read a badge in; larger pictures are thinned out while they are decoded, row by row. */
    private static final int ENOUGH_PIXELS = 3_000_000;

    /** A progressive JPEG comes in about ten scans. Thousands of them are a small file that takes minutes. */
    private static final int MOST_SCANS = 100;

    private PictureFile() {}

    /**
     * The picture's brightness.
     *
     * @throws Unreadable with words for the sender
     */
    static GreyFrame open(byte[] bytes, PictureFormat format) {
        if (format == PictureFormat.JPEG && scans(bytes) > MOST_SCANS) {
            throw new Unreadable("The JPEG is made of more than " + MOST_SCANS + " scans. Send a plain one.");
        }
        ImageReader reader = readerOf(format);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, /* seekForwardOnly= */ true, /* ignoreMetadata= */ true);
            return brightness(reader.read(0, thinned(reader.getWidth(0), reader.getHeight(0), reader)));
        } catch (IOException | RuntimeException e) { // ImageIO's decoders throw both for broken files
            if (e instanceof Unreadable unreadable) {
                throw unreadable;
            }
            throw new Unreadable("This is not a whole " + format + " picture. Send it again, or as another kind.", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader readerOf(PictureFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.mediaType());
        if (!readers.hasNext()) {
            throw new IllegalStateException(
                    "This Java has no decoder for " + format.mediaType() + "; install one with java.desktop");
        }
        return readers.next();
    }

    private static ImageReadParam thinned(int width, int height, ImageReader reader) {
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS) {
            throw new Unreadable("The picture has " + width + " x " + height + " pixels; at most "
                    + MOST_PIXELS / 1_000_000 + " million are read. Send a smaller one.");
        }
        int step = (int) Math.ceil(Math.sqrt((double) pixels / ENOUGH_PIXELS));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
        return param;
    }

    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA) { // SOS; in pixel data 0xFF is never followed so
                scans++;
            }
        }
        return scans;
    }

    private static GreyFrame brightness(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] grey = new byte[width * height];
        int[] row = new int[width];
        boolean plainGrey = image.getRaster().getNumBands() == 1
                && image.getRaster().getTransferType() == DataBuffer.TYPE_BYTE
                && !(image.getColorModel() instanceof IndexColorModel);
        Point origin = new Point(image.getMinX(), image.getMinY());
        for (int y = 0; y < height; y++) {
            if (plainGrey) { // getRGB would convert its gamma, slowly
                image.getRaster().getSamples(origin.x, origin.y + y, width, 1, 0, row);
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) (plainGrey ? row[x] : onWhite(row[x]));
            }
        }
        return new GreyFrame(width, height, grey);
    }

    /** Rec. 601 brightness, in whole numbers; what is transparent lies on white paper. */
    private static int onWhite(int argb) {
        int red = argb >> 16 & 0xFF;
        int green = argb >> 8 & 0xFF;
        int blue = argb & 0xFF;
        int grey = (299 * red + 587 * green + 114 * blue + 500) / 1000;
        int alpha = argb >>> 24;
        return 255 - alpha * (255 - grey) / 255;
    }

    /** For the sender, not for the log. */
    static final class Unreadable extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }

        Unreadable(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
