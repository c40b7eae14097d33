package foyer.kiosk.scan;

import com.google.zxing.qrcode.decoder.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Where everything lies in a QR code of one version (ISO/IEC 18004, 6.3 and 7.7): what must be there whatever it says, and in
 * which order its codewords' bits follow. Modules are numbered row by row.
 */
final class Layout {

    static final int VERSIONS = 40;

    private static final float[] ACROSS = {0.5f, 0.25f, 0.75f, 0.25f, 0.75f};
    private static final float[] DOWN = {0.5f, 0.25f, 0.25f, 0.75f, 0.75f};

    private static final AtomicReferenceArray<Layout> KNOWN = new AtomicReferenceArray<>(VERSIONS + 1);

    final Version version;
    final int dimension;

    /** Of each bit of the codewords, most significant first, its module. */
    final int[] bits;

    /** What must be there, in groups: three finder patterns with their quiet ring, two timing rows, each alignment pattern. */
    final Landmark[] landmarks;

    /**
     * Modules that belong together.
     *
     * @param points in each module {@link #POINTS}, x and y in turns, in modules: its middle, and towards its corners, so that a
     *     grid that is a little off fits less well
     * @param middles of each module one point
     * @param dark   of each module
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Landmark(double weight, float[] points, float[] middles, boolean[] dark) {
        static final int POINTS = 5;
    }

    static Layout of(int version) {
        Layout known = KNOWN.get(version);
        if (known == null) {
            known = new Layout(Version.getVersionForNumber(version)); // twice at worst, with the same result
            KNOWN.set(version, known);
        }
        return known;
    }

    private Layout(Version version) {
        this.version = version;
        this.dimension = version.getDimensionForVersion();
        this.bits = bits(functions());
        this.landmarks = landmarks();
    }

    boolean hasAlignment() {
        return version.getVersionNumber() > 1;
    }

    /** Where the alignment pattern nearest to the fourth corner has its centre, in modules from the first. */
    double lastAlignment() {
        return dimension - 6.5;
    }

    private boolean[] functions() {
        boolean[] taken = new boolean[dimension * dimension];
        take(taken, 0, 0, 9, 9);
        take(taken, dimension - 8, 0, 8, 9);
        take(taken, 0, dimension - 8, 9, 8);
        take(taken, 6, 0, 1, dimension);
        take(taken, 0, 6, dimension, 1);
        for (int[] centre : alignments()) {
            take(taken, centre[0] - 2, centre[1] - 2, 5, 5);
        }
        if (version.getVersionNumber() >= 7) {
            take(taken, dimension - 11, 0, 3, 6);
            take(taken, 0, dimension - 11, 6, 3);
        }
        return taken;
    }

    private void take(boolean[] taken, int column, int row, int width, int height) {
        for (int y = row; y < row + height; y++) {
            for (int x = column; x < column + width; x++) {
                taken[y * dimension + x] = true;
            }
        }
    }

    /** Column and row of each, without those that a finder pattern covers. */
    private int[][] alignments() {
        int[] at = version.getAlignmentPatternCenters();
        return IntStream.range(0, at.length * at.length)
                .mapToObj(i -> new int[] {at[i % at.length], at[i / at.length]})
                .filter(centre -> !inAFinder(centre))
                .toArray(int[][]::new);
    }

    private boolean inAFinder(int[] centre) {
        boolean left = centre[0] < 9;
        boolean top = centre[1] < 9;
        return (left && top) || (left && centre[1] > dimension - 9) || (top && centre[0] > dimension - 9);
    }

    /** Two columns at a time from the right, up and down in turns, past the timing column. */
    private int[] bits(boolean[] taken) {
        int[] order = new int[8 * version.getTotalCodewords()];
        int next = 0;
        boolean up = true;
        for (int right = dimension - 1; right > 0; right -= 2) {
            if (right == 6) {
                right--;
            }
            for (int i = 0; i < dimension; i++) {
                int row = up ? dimension - 1 - i : i;
                for (int column = right; column > right - 2; column--) {
                    if (!taken[row * dimension + column] && next < order.length) {
                        order[next++] = row * dimension + column;
                    }
                }
            }
            up = !up;
        }
        return order;
    }

    private Landmark[] landmarks() {
        int[][] alignments = alignments();
        Landmark[] all = new Landmark[5 + alignments.length];
        all[0] = finder(0, 0);
        all[1] = finder(dimension - 7, 0);
        all[2] = finder(0, dimension - 7);
        all[3] = timing(true);
        all[4] = timing(false);
        for (int i = 0; i < alignments.length; i++) {
            all[5 + i] = alignment(alignments[i]);
        }
        return all;
    }

    private Landmark finder(int column, int row) {
        Modules modules = new Modules();
        for (int y = -1; y <= 7; y++) {
            for (int x = -1; x <= 7; x++) {
                int ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
                modules.add(column + x, row + y, ring != 2 && ring != 4);
            }
        }
        return modules.as(1);
    }

    private Landmark timing(boolean across) {
        Modules modules = new Modules();
        for (int i = 8; i < dimension - 8; i++) {
            modules.add(across ? i : 6, across ? 6 : i, i % 2 == 0);
        }
        return modules.as(0.7);
    }

    private Landmark alignment(int[] centre) {
        Modules modules = new Modules();
        for (int y = -2; y <= 2; y++) {
            for (int x = -2; x <= 2; x++) {
                modules.add(centre[0] + x, centre[1] + y, Math.max(Math.abs(x), Math.abs(y)) != 1);
            }
        }
        return modules.as(0.6);
    }

    private static final class Modules {

        private final List<int[]> all = new ArrayList<>();

        void add(int column, int row, boolean dark) {
            all.add(new int[] {column, row, dark ? 1 : 0});
        }

        Landmark as(double weight) {
            int many = all.size();
            float[] points = new float[many * Landmark.POINTS * 2];
            float[] middles = new float[many * 2];
            boolean[] dark = new boolean[many];
            int next = 0;
            for (int i = 0; i < many; i++) {
                dark[i] = all.get(i)[2] == 1;
                middles[2 * i] = all.get(i)[0] + 0.5f;
                middles[2 * i + 1] = all.get(i)[1] + 0.5f;
                for (int point = 0; point < Landmark.POINTS; point++) {
                    points[next++] = all.get(i)[0] + ACROSS[point];
                    points[next++] = all.get(i)[1] + DOWN[point];
                }
            }
            return new Landmark(weight, points, middles, dark);
        }
    }
}
