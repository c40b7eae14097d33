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
}
