package foyer.kiosk.scan;

/** Other pictures of the same frame: its negative, half the size by a box filter, and twice the size by bilinear interpolation. */
final class Filters {

    private Filters() {}

    static GreyFrame inverted(GreyFrame picture) {
        byte[] pixels = new byte[picture.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ~picture.pixels()[i];
        }
        return new GreyFrame(picture.width(), picture.height(), pixels);
    }

    /** Each pixel the mean of four: noise and a screen's own grid go, small modules too. */
    static GreyFrame halved(GreyFrame picture) {
        int width = picture.width() / 2;
        int height = picture.height() / 2;
        byte[] from = picture.pixels();
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 2 * y * picture.width() + 2 * x;
                int below = at + picture.width();
                int sum = (from[at] & 0xFF) + (from[at + 1] & 0xFF) + (from[below] & 0xFF) + (from[below + 1] & 0xFF);
                pixels[y * width + x] = (byte) (sum / 4);
            }
        }
        return new GreyFrame(width, height, pixels);
    }

    /** Twice the size, in between bilinear: for modules of about a pixel. */
    static GreyFrame doubled(GreyFrame picture) {
        int width = picture.width() * 2;
        int height = picture.height() * 2;
        byte[] pixels = new byte[width * height];
        byte[] from = picture.pixels();
        for (int y = 0; y < height; y++) {
            int near = y / 2 * picture.width();
            int far = Math.max(0, Math.min(picture.height() - 1, y % 2 == 0 ? y / 2 - 1 : y / 2 + 1)) * picture.width();
            for (int x = 0; x < width; x++) {
                int column = x / 2;
                int beside = Math.max(0, Math.min(picture.width() - 1, x % 2 == 0 ? column - 1 : column + 1));
                int sum = 9 * (from[near + column] & 0xFF)
                        + 3 * (from[near + beside] & 0xFF)
                        + 3 * (from[far + column] & 0xFF)
                        + (from[far + beside] & 0xFF);
                pixels[y * width + x] = (byte) ((sum + 8) / 16);
            }
        }
        return new GreyFrame(width, height, pixels);
    }
}
