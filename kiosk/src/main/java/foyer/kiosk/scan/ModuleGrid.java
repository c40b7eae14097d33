package foyer.kiosk.scan;

/**
 * A code's modules, each with how far it is from the border between dark and light: below 0 is dark, and the further the
 * surer. Row by row.
 */
final class ModuleGrid {

    private final int dimension;
    private final float[] light;

    ModuleGrid(int dimension, float[] light) {
        this.dimension = dimension;
        this.light = light;
    }

    float[] light() {
        return light;
    }

    int dimension() {
        return dimension;
    }

    boolean isDark(int column, int row) {
        return light[row * dimension + column] < 0;
    }

    boolean isDark(int module) {
        return light[module] < 0;
    }

    /** How sure that is, on a scale of this grid's own. */
    float surety(int module) {
        return Math.abs(light[module]);
    }
}
