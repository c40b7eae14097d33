package foyer.kiosk.scan;

import com.google.zxing.common.BitMatrix;

/**
 * Black-and-white pictures of one frame: each pixel against the mean of the square around it. All come from one integral image
 * (F. Crow, 1984; for thresholds P. Wellner, 1993), so that another of them costs one pass.
 */
final class LocalMeans {

    private static final int OFFSET = 4; // so that plain paper is not half black

    private final GreyFrame picture;
    private final int[] sums;

    /** What of a pixel is compared with the mean around it. */
    enum Taken {
        /** As it is. */
        PLAIN(1, 0, 0),
        /** Away from its neighbours: an unsharp mask. */
        SHARP(3, -2, 2),
        /** Further away, from more of them: for a lens that is out of focus. */
        SHARPER(5, -4, 3),
        /** Only its neighbours' mean: for noise. */
        SMOOTH(0, 1, 1);

        final int own;
        final int neighbours;
        final int radius;

        Taken(int own, int neighbours, int radius) {
            this.own = own;
            this.neighbours = neighbours;
            this.radius = radius;
        }
    }

    LocalMeans(GreyFrame picture) {
        this.picture = picture;
        this.sums = sums(picture);
    }

    GreyFrame picture() {
        return picture;
    }

    /** @param radius of the square around, in pixels */
    BitMatrix dark(Taken taken, int radius) {
        return set(taken, radius, 1);
    }

    /** The light ones, for a code that is light on dark. */
    BitMatrix light(Taken taken, int radius) {
        return set(taken, radius, -1);
    }

    private BitMatrix set(Taken taken, int radius, int sign) {
        int width = picture.width();
        int height = picture.height();
        byte[] pixels = picture.pixels();
        BitMatrix set = new BitMatrix(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float value = taken.own * (pixels[y * width + x] & 0xFF);
                if (taken.neighbours != 0) {
                    value += taken.neighbours * mean(x, y, taken.radius);
                }
                if (sign * (mean(x, y, radius) - value) > OFFSET) {
                    set.set(x, y);
                }
            }
        }
        return set;
    }

    private float mean(int x, int y, int radius) {
        int wide = picture.width() + 1;
        int left = Math.max(0, x - radius);
        int right = Math.min(picture.width(), x + radius + 1);
        int top = Math.max(0, y - radius);
        int bottom = Math.min(picture.height(), y + radius + 1);
        int sum = sums[bottom * wide + right]
                - sums[top * wide + right]
                - sums[bottom * wide + left]
                + sums[top * wide + left];
        return (float) sum / ((bottom - top) * (right - left));
    }

    private static int[] sums(GreyFrame picture) {
        int width = picture.width();
        int height = picture.height();
        int wide = width + 1;
        int[] sums = new int[wide * (height + 1)];
        for (int y = 0; y < height; y++) {
            int line = 0;
            for (int x = 0; x < width; x++) {
                line += picture.pixels()[y * width + x] & 0xFF;
                sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + line;
            }
        }
        return sums;
    }
}
