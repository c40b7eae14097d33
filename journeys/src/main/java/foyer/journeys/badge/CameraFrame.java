package foyer.journeys.badge;

import java.nio.ByteBuffer;

/** One picture of a camera, luminance only, row after row. */
public final class CameraFrame {

    public static final int WIDTH = 640;
    public static final int HEIGHT = 480;

    private final byte[] luminance;

    CameraFrame(byte[] luminance) {
        if (luminance.length != WIDTH * HEIGHT) {
            throw new IllegalArgumentException("A frame has " + WIDTH * HEIGHT + " points, not " + luminance.length);
        }
        this.luminance = luminance;
    }

    /** Row after row, 0 black to 255 white. */
    public byte[] luminance() {
        return luminance;
    }

    /** As the kiosk's {@code /frames} takes it: u16 width, u16 height (big endian), then the points. */
    public byte[] asMessage() {
        return ByteBuffer.allocate(4 + luminance.length)
                .putShort((short) WIDTH)
                .putShort((short) HEIGHT)
                .put(luminance)
                .array();
    }
}
