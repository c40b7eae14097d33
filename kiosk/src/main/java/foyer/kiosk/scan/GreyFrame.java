package foyer.kiosk.scan;

import foyer.wire.Required;

/**
 * One picture, brightness only.
 *
 * @param pixels one byte each, row by row from the top, 0 black to 255 white; not copied, so not to be changed after
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copying each frame would double the kiosk's work
public record GreyFrame(int width, int height, byte[] pixels) {

    /** Full HD: what a door camera sends at most. */
    public static final int MOST_PIXELS = 1920 * 1080;

    public GreyFrame {
        Required.that(width > 0 && height > 0, "a frame has at least one pixel");
        Required.present(pixels, "pixels");
        Required.that(pixels.length == (long) width * height, "a frame has width x height bytes of brightness");
    }

    /** Between the pixels, whose centres are at halves: bilinear; the edge's own beyond the edge. */
    float at(float x, float y) {
        float across = Math.max(0, Math.min(width - 1.001f, x - 0.5f));
        float down = Math.max(0, Math.min(height - 1.001f, y - 0.5f));
        int column = (int) across;
        int row = (int) down;
        int here = row * width + column;
        int right = column + 1 < width ? 1 : 0;
        int below = row + 1 < height ? width : 0;
        float fx = across - column;
        float fy = down - row;
        float top = (pixels[here] & 0xFF) * (1 - fx) + (pixels[here + right] & 0xFF) * fx;
        float bottom = (pixels[here + below] & 0xFF) * (1 - fx) + (pixels[here + below + right] & 0xFF) * fx;
        return top * (1 - fy) + bottom * fy;
    }
}
