package foyer.kiosk.scan;

import com.google.zxing.common.PerspectiveTransform;
import java.util.Optional;

/**
 * Looks for the last alignment pattern (ISO/IEC 18004, 6.3.6) where a code that is seen askew may have it: there five times five
 * modules fit best, by their normalized cross-correlation (J. P. Lewis, Fast Normalized Cross-Correlation, 1995).
 */
final class AlignmentSearch {

    private static final double STEP = 0.5; // modules
    private static final double LEAST = 0.5; // correlation

    private final GreyFrame picture;
    private final Layout layout;
    private final PerspectiveTransform toPicture;

    /** A place in the picture. */
    record Found(double x, double y) {}

    /** @param rough with three corners that are right, and the fourth not far off */
    AlignmentSearch(GreyFrame picture, Placement rough) {
        this.picture = picture;
        this.layout = rough.layout();
        this.toPicture = rough.toPicture();
    }

    Optional<Found> best(Deadline deadline) {
        double expected = layout.lastAlignment();
        double reach = 3 + 0.1 * layout.dimension;
        double best = LEAST;
        double bestAcross = 0;
        double bestDown = 0;
        for (double down = expected - reach; down <= expected + reach && !deadline.passed(); down += STEP) {
            for (double across = expected - reach; across <= expected + reach; across += STEP) {
                double fits = correlation(across, down);
                if (fits > best) {
                    best = fits;
                    bestAcross = across;
                    bestDown = down;
                }
            }
        }
        if (best <= LEAST) {
            return Optional.empty();
        }
        float[] place = {(float) bestAcross, (float) bestDown};
        toPicture.transformPoints(place);
        return Optional.of(new Found(place[0], place[1]));
    }

    /** A dark module, eight light ones around it, and sixteen dark ones around those. */
    private double correlation(double across, double down) {
        float[] points = new float[50];
        int next = 0;
        for (int row = -2; row <= 2; row++) {
            for (int column = -2; column <= 2; column++) {
                points[next++] = (float) across + column;
                points[next++] = (float) down + row;
            }
        }
        toPicture.transformPoints(points);
        next = 0;
        double light = 0;
        double squares = 0;
        double ofLight = 0;
        for (int row = -2; row <= 2; row++) {
            for (int column = -2; column <= 2; column++) {
                float seen = picture.at(points[next++], points[next++]);
                light += seen;
                squares += seen * seen;
                if (Math.max(Math.abs(row), Math.abs(column)) == 1) {
                    ofLight += seen;
                }
            }
        }
        double spread = squares - light * light / 25;
        return spread < 25 ? 0 : (ofLight - light * 8 / 25) / Math.sqrt(spread * 8 * 17 / 25);
    }
}
