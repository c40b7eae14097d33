package foyer.kiosk.scan;

import com.google.zxing.common.PerspectiveTransform;
import foyer.kiosk.scan.Layout.Landmark;

/**
 * How well a code fits where it is thought to lie: by what must be there whatever it says. Of each landmark the correlation
 * (Pearson's) of what is expected with what is seen, so that light and contrast may differ over the code; 1 is perfect, 0 is chance.
 */
final class GridScore {

    /** A landmark whose brightness has no more variance than this is not there. */
    private static final double PLAIN = 1;

    /** The finder patterns and the timing rows, which are there in every version and lie where three corners say. */
    private static final int WITHOUT_THE_FOURTH = 5;

    private final GreyFrame picture;
    private final Layout layout;

    GridScore(GreyFrame picture, Layout layout) {
        this.picture = picture;
        this.layout = layout;
    }

    double of(Placement placement) {
        PerspectiveTransform toPicture = placement.toPicture();
        double sum = 0;
        double weights = 0;
        for (Landmark landmark : layout.landmarks) {
            sum += landmark.weight()
                    * correlation(toPicture, landmark.points().clone(), Landmark.POINTS, landmark.dark());
            weights += landmark.weight();
        }
        return sum / weights;
    }

    /** A twentieth of the work: by one point a module, and by what does not need the fourth corner. */
    double roughly(Placement placement) {
        PerspectiveTransform toPicture = placement.toPicture();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < WITHOUT_THE_FOURTH; i++) {
            Landmark landmark = layout.landmarks[i];
            sum += landmark.weight() * correlation(toPicture, landmark.middles().clone(), 1, landmark.dark());
            weights += landmark.weight();
        }
        return sum / weights;
    }

    private double correlation(PerspectiveTransform toPicture, float[] points, int pointsAModule, boolean[] dark) {
        toPicture.transformPoints(points);
        double light = 0;
        double squares = 0;
        double ofLight = 0;
        int lights = 0;
        int many = points.length / 2;
        for (int i = 0; i < many; i++) {
            double seen = picture.at(points[2 * i], points[2 * i + 1]);
            light += seen;
            squares += seen * seen;
            if (!dark[i / pointsAModule]) {
                ofLight += seen;
                lights++;
            }
        }
        double share = (double) lights / many;
        double spread = squares - light * light / many;
        double covariance = ofLight - share * light;
        return spread <= many * PLAIN ? 0 : covariance / Math.sqrt(spread * many * share * (1 - share));
    }
}
