package foyer.kiosk.scan;

/**
 * What several frames have seen of one code's modules, added up: light that was over one part in one frame is over another in the
 * next, and noise cancels out (frame averaging; two frames are of one code where their modules correlate).
 *
 * @param frames how many
 * @param light  of each module, above 0 for light, each frame with the same weight
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and changed by nobody
record SeenModules(Layout layout, int frames, float[] light) {

    /** Two codes agree in their data about as often as not; one code, seen badly twice, far more often. */
    private static final double LEAST_AGREEMENT = 0.5;

    static SeenModules of(Layout layout, ModuleGrid grid) {
        float[] light = grid.light();
        float sum = 0;
        for (float value : light) {
            sum += Math.abs(value);
        }
        float[] even = new float[light.length];
        for (int i = 0; i < even.length; i++) {
            even[i] = sum == 0 ? 0 : light[i] * even.length / sum;
        }
        return new SeenModules(layout, 1, even);
    }

    /** By the correlation of their codewords' modules: what every code of that version has in common does not count. */
    boolean isTheSameCodeAs(SeenModules other) {
        if (other.layout != layout) {
            return false;
        }
        double both = 0;
        double mine = 0;
        double others = 0;
        for (int module : layout.bits) {
            both += light[module] * other.light[module];
            mine += light[module] * light[module];
            others += other.light[module] * other.light[module];
        }
        return both > LEAST_AGREEMENT * Math.sqrt(mine * others);
    }

    SeenModules with(SeenModules other) {
        float[] sum = new float[light.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = light[i] + other.light[i];
        }
        return new SeenModules(layout, frames + other.frames, sum);
    }

    ModuleGrid grid() {
        return new ModuleGrid(layout.dimension, light);
    }
}
