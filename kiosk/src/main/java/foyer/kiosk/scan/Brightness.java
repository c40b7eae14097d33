package foyer.kiosk.scan;

import com.google.zxing.common.PerspectiveTransform;

/** How bright each module of a code is in the picture, row by row, and how that is told apart into dark and light. */
final class Brightness {

    /** Of a module's width: far enough in that a neighbour is not sampled when the grid is a little off. */
    private static final float APART = 0.25f;

    private final int dimension;
    private final float[] modules;

    Brightness(int dimension, float[] modules) {
        this.dimension = dimension;
        this.modules = modules;
    }

    /** The mean of nine points in each module. */
    static Brightness of(GreyFrame picture, PerspectiveTransform toPicture, int dimension) {
        float[] modules = new float[dimension * dimension];
        float[] points = new float[dimension * 18];
        for (int row = 0; row < dimension; row++) {
            int next = 0;
            for (int column = 0; column < dimension; column++) {
                for (int i = 0; i < 9; i++) {
                    points[next++] = column + 0.5f + (i % 3 - 1) * APART;
                    points[next++] = row + 0.5f + (i / 3 - 1) * APART;
                }
            }
            toPicture.transformPoints(points);
            for (int column = 0; column < dimension; column++) {
                float sum = 0;
                for (int i = column * 18; i < column * 18 + 18; i += 2) {
                    sum += picture.at(points[i], points[i + 1]);
                }
                modules[row * dimension + column] = sum / 9;
            }
        }
        return new Brightness(dimension, modules);
    }

    /**
     * An unsharp mask, against what their neighbours have bled into them: each module moves away from its neighbours' mean. A blur that is as
     * wide as a module is undone by about one half.
     */
    Brightness sharpened(float across, float down) {
        float[] sharp = new float[modules.length];
        for (int row = 0; row < dimension; row++) {
            for (int column = 0; column < dimension; column++) {
                float here = at(column, row);
                sharp[row * dimension + column] = here
                        + across * (here - (at(column - 1, row) + at(column + 1, row)) / 2)
                        + down * (here - (at(column, row - 1) + at(column, row + 1)) / 2);
            }
        }
        return new Brightness(dimension, sharp);
    }

    /**
     * Told apart by the mean of the modules around, because a mask makes about as many dark as light everywhere. Where all
     * around are alike, as under glare, nothing is far from the mean, and so nothing is sure.
     *
     * @param radius of the square around, in modules
     */
    ModuleGrid againstMean(int radius) {
        double[] sums = sums();
        float[] light = new float[modules.length];
        for (int row = 0; row < dimension; row++) {
            int top = Math.max(0, row - radius);
            int bottom = Math.min(dimension, row + radius + 1);
            for (int column = 0; column < dimension; column++) {
                int left = Math.max(0, column - radius);
                int right = Math.min(dimension, column + radius + 1);
                int wide = dimension + 1;
                double sum = sums[bottom * wide + right]
                        - sums[top * wide + right]
                        - sums[bottom * wide + left]
                        + sums[top * wide + left];
                int module = row * dimension + column;
                light[module] = (float) (modules[module] - sum / ((bottom - top) * (right - left)));
            }
        }
        return new ModuleGrid(dimension, light);
    }

    /**
     * Told apart by the middle between the darkest and the lightest around (J. Bernsen, 1986): for codes with large plain patches.
     */
    ModuleGrid againstMiddle(int radius) {
        float[] rowLow = new float[modules.length];
        float[] rowHigh = new float[modules.length];
        float[] light = new float[modules.length];
        for (int row = 0; row < dimension; row++) {
            for (int column = 0; column < dimension; column++) {
                float low = Float.MAX_VALUE;
                float high = -Float.MAX_VALUE;
                for (int x = column - radius; x <= column + radius; x++) {
                    low = Math.min(low, at(x, row));
                    high = Math.max(high, at(x, row));
                }
                rowLow[row * dimension + column] = low;
                rowHigh[row * dimension + column] = high;
            }
        }
        for (int row = 0; row < dimension; row++) {
            for (int column = 0; column < dimension; column++) {
                float low = Float.MAX_VALUE;
                float high = -Float.MAX_VALUE;
                for (int y = Math.max(0, row - radius); y <= Math.min(dimension - 1, row + radius); y++) {
                    low = Math.min(low, rowLow[y * dimension + column]);
                    high = Math.max(high, rowHigh[y * dimension + column]);
                }
                int module = row * dimension + column;
                light[module] = modules[module] - (low + high) / 2;
            }
        }
        return new ModuleGrid(dimension, light);
    }

    /** The edge's own beyond the edge. */
    private float at(int column, int row) {
        int x = Math.max(0, Math.min(dimension - 1, column));
        int y = Math.max(0, Math.min(dimension - 1, row));
        return modules[y * dimension + x];
    }

    /** Of everything above and to the left. */
    private double[] sums() {
        int wide = dimension + 1;
        double[] sums = new double[wide * wide];
        for (int row = 0; row < dimension; row++) {
            double line = 0;
            for (int column = 0; column < dimension; column++) {
                line += modules[row * dimension + column];
                sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1] + line;
            }
        }
        return sums;
    }
}
