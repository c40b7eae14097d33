package foyer.kiosk.scan;

import com.google.zxing.common.PerspectiveTransform;
import foyer.kiosk.scan.FinderPatterns.Finder;
import java.util.Optional;

/**
 * Where a code of some version lies in a picture: where the centres of its three finder patterns are, and of the square that
 * would be the fourth; clockwise from the corner, x and y in turns. Four points make the homography from modules to pixels
 * (P. Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, chapter 2).
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and changed by nobody
record Placement(Layout layout, double[] corners) {

    private static final double FINDER = 3.5; // modules from the edge to a finder pattern's centre
    private static final double LEAST_OF_FOURTH = 0.3; // nearer to the horizon no camera sees a code

    PerspectiveTransform toPicture() {
        float near = (float) FINDER;
        float far = (float) (layout.dimension - FINDER);
        return PerspectiveTransform.quadrilateralToQuadrilateral(
                near,
                near,
                far,
                near,
                far,
                far,
                near,
                far,
                (float) corners[0],
                (float) corners[1],
                (float) corners[2],
                (float) corners[3],
                (float) corners[4],
                (float) corners[5],
                (float) corners[6],
                (float) corners[7]);
    }

    /** The fourth corner where the other three make a parallelogram. */
    static Placement flat(Layout layout, Triple triple) {
        return withFourth(
                layout,
                triple,
                triple.across().x() + triple.down().x() - triple.corner().x(),
                triple.across().y() + triple.down().y() - triple.corner().y());
    }

    /**
     * The fourth corner where the other three put it that are seen askew, or empty where no plane looks so. A homography makes an
     * area as large as one over the cube of its third coordinate, which is linear over the code (R. Hartley and A. Zisserman,
     * Multiple View Geometry, 2004, chapter 2); so the sizes of three patterns tell that of the fourth.
     */
    static Optional<Placement> leaning(Layout layout, Triple triple) {
        Finder corner = triple.corner();
        Finder across = triple.across();
        Finder down = triple.down();
        double ofCorner = third(corner);
        double ofAcross = third(across);
        double ofDown = third(down);
        double ofFourth = ofAcross + ofDown - ofCorner;
        if (ofFourth < ofCorner * LEAST_OF_FOURTH) {
            return Optional.empty();
        }
        return Optional.of(withFourth(
                layout,
                triple,
                (ofAcross * across.x() + ofDown * down.x() - ofCorner * corner.x()) / ofFourth,
                (ofAcross * across.y() + ofDown * down.y() - ofCorner * corner.y()) / ofFourth));
    }

    private static double third(Finder finder) {
        return Math.pow(finder.module(), -2.0 / 3);
    }

    /** The fourth corner where it must be for the last alignment pattern to be there. */
    static Placement through(Layout layout, Triple triple, double alignmentX, double alignmentY) {
        float near = (float) FINDER;
        float far = (float) (layout.dimension - FINDER);
        float alignment = (float) layout.lastAlignment();
        PerspectiveTransform transform = PerspectiveTransform.quadrilateralToQuadrilateral(
                near,
                near,
                far,
                near,
                alignment,
                alignment,
                near,
                far,
                triple.corner().x(),
                triple.corner().y(),
                triple.across().x(),
                triple.across().y(),
                (float) alignmentX,
                (float) alignmentY,
                triple.down().x(),
                triple.down().y());
        float[] fourth = {far, far};
        transform.transformPoints(fourth);
        return withFourth(layout, triple, fourth[0], fourth[1]);
    }

    /** Of a module, in pixels, on average. */
    double module() {
        double across = Math.hypot(corners[2] - corners[0], corners[3] - corners[1]);
        double down = Math.hypot(corners[6] - corners[0], corners[7] - corners[1]);
        return (across + down) / 2 / (layout.dimension - 2 * FINDER);
    }

    private static Placement withFourth(Layout layout, Triple triple, double x, double y) {
        return new Placement(layout, new double[] {
            triple.corner().x(),
            triple.corner().y(),
            triple.across().x(),
            triple.across().y(),
            x,
            y,
            triple.down().x(),
            triple.down().y()
        });
    }
}
