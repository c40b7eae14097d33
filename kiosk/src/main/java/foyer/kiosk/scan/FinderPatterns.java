package foyer.kiosk.scan;

import com.google.zxing.common.BitMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Every place in a black-and-white picture that looks like a finder pattern (ISO/IEC 18004, 6.3.3 and 12): dark, light, three dark, light, dark in one row,
 * and in the column through its middle too. Unlike ZXing's, the two may be of different size, as in a code seen from the side.
 */
final class FinderPatterns {

    /** Rows looked at are so many apart. */
    private static final int STEP = 2;

    private static final int MOST = 12;

    /** How much taller than wide, or the other way round. */
    private static final float SQUEEZED = 2.6f;

    private static final float[] PROPORTION = {1, 1, 3, 1, 1};

    /**
     * A place in the frame, and how often it was crossed.
     *
     * @param width  of a module in pixels, in a row through it
     * @param height the same in a column
     */
    record Finder(float x, float y, float width, float height, int seen) {

        float module() {
            return (float) Math.sqrt(width * height);
        }

        /** In a picture so many times as large. */
        Finder scaled(float scale) {
            return new Finder(x * scale, y * scale, width * scale, height * scale, seen);
        }

        boolean isNear(Finder other) {
            return Math.abs(x - other.x) < 2 * Math.max(width, other.width)
                    && Math.abs(y - other.y) < 2 * Math.max(height, other.height);
        }

        Finder with(Finder other) {
            float both = (float) seen + other.seen;
            return new Finder(
                    (x * seen + other.x * other.seen) / both,
                    (y * seen + other.y * other.seen) / both,
                    (width * seen + other.width * other.seen) / both,
                    (height * seen + other.height * other.seen) / both,
                    seen + other.seen);
        }
    }

    private final BitMatrix picture;
    private final List<Finder> found = new ArrayList<>();

    private FinderPatterns(BitMatrix picture) {
        this.picture = picture;
    }

    /** Those most often seen first. */
    static List<Finder> in(BitMatrix picture, Deadline deadline) {
        FinderPatterns finder = new FinderPatterns(picture);
        for (int row = 1; row < picture.getHeight() && !deadline.passed(); row += STEP) {
            finder.scan(row);
        }
        return finder.found.stream()
                .filter(each -> each.seen() > 1 || each.height() < 2)
                .sorted(Comparator.comparingInt(Finder::seen).reversed())
                .limit(MOST)
                .toList();
    }

    private void scan(int row) {
        int width = picture.getWidth();
        int[] ends = new int[5]; // of the last five runs
        int runs = 0;
        boolean dark = false;
        int start = 0;
        for (int x = 0; x <= width; x++) {
            boolean now = x < width && picture.get(x, row);
            if (now != dark || x == width) {
                if (runs > 0 || dark) {
                    System.arraycopy(ends, 1, ends, 0, 4);
                    ends[4] = x;
                    runs++;
                    if (dark && runs >= 5) {
                        crossed(ends, runs == 5 ? start : -1, row);
                    }
                }
                if (runs == 0) {
                    start = x;
                }
                dark = now;
            }
        }
    }

    /** Five runs that end with a dark one. */
    private void crossed(int[] ends, int firstStart, int row) {
        int start = firstStart >= 0 ? firstStart : before(ends[0], row);
        float module = (ends[4] - start) / 7f;
        if (!isFinder(
                module, ends[0] - start, ends[1] - ends[0], ends[2] - ends[1], ends[3] - ends[2], ends[4] - ends[3])) {
            return;
        }
        float x = (ends[1] + ends[2]) / 2f;
        float[] down = column((int) x, row);
        if (down.length == 0 || down[1] > SQUEEZED * module || module > SQUEEZED * down[1]) {
            return;
        }
        float[] across = row((int) x, (int) down[0]);
        if (across.length == 0) {
            return;
        }
        add(new Finder(across[0], down[0], across[1], down[1], 1));
    }

    /** Where the dark run began that ends there. */
    private int before(int end, int row) {
        int x = end - 1;
        while (x > 0 && picture.get(x - 1, row)) {
            x--;
        }
        return x;
    }

    private void add(Finder fresh) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isNear(fresh)) {
                found.set(i, found.get(i).with(fresh));
                return;
            }
        }
        found.add(fresh);
    }

    /** The middle of the pattern in this column and its module's height, or nothing. */
    private float[] column(int x, int y) {
        return through(y, picture.getHeight(), place -> picture.get(x, place));
    }

    private float[] row(int x, int y) {
        return through(x, picture.getWidth(), place -> picture.get(place, y));
    }

    /** From a dark middle along a line both ways: dark, light, dark. */
    private static float[] through(int from, int most, IntPredicate isDark) {
        if (!isDark.test(from)) {
            return new float[0];
        }
        int[] back = outwards(from, -1, most, isDark);
        int[] forth = outwards(from + 1, 1, most, isDark);
        int middle = back[0] + forth[0];
        float module = (middle + back[1] + back[2] + forth[1] + forth[2]) / 7f;
        if (!isFinder(module, back[2], back[1], middle, forth[1], forth[2])) {
            return new float[0];
        }
        return new float[] {from + 1 - back[0] + middle / 2f, module};
    }

    private static int[] outwards(int from, int step, int most, IntPredicate isDark) {
        int[] runs = new int[3];
        int place = from;
        for (int run = 0; run < 3; run++) {
            while (place >= 0 && place < most && isDark.test(place) == (run != 1)) {
                runs[run]++;
                place += step;
            }
        }
        return runs;
    }

    private static boolean isFinder(float module, int... runs) {
        if (module < 1) {
            return false;
        }
        float off = Math.max(0.5f * module, 0.8f); // a pixel is as fine as it gets
        for (int i = 0; i < 5; i++) {
            if (runs[i] == 0 || Math.abs(runs[i] - PROPORTION[i] * module) >= PROPORTION[i] * off) {
                return false;
            }
        }
        return true;
    }
}
