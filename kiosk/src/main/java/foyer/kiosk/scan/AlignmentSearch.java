package foyer.kiosk.scan;

import foyer.kiosk.scan.FinderPatterns.Finder;
import java.util.Optional;

/** Looks for the last alignment pattern where a code that is seen askew may have it: there five times five modules fit best. */
final class AlignmentSearch {

    private static final double STEP = 0.5; // modules
    private static final double LEAST = 0.5; // correlation

    private final GreyFrame picture;
    private final Layout layout;
    private final Finder corner;

    // one module along the first row and along the first column, in pixels
    private final double acrossX;
    private final double acrossY;
    private final double downX;
    private final double downY;

    /** A place in the picture. */
    record Found(double x, double y) {}

    AlignmentSearch(GreyFrame picture, Layout layout, Triple triple) {
        double side = layout.dimension - 7;
        this.picture = picture;
        this.layout = layout;
        this.corner = triple.corner();
        this.acrossX = (triple.across().x() - corner.x()) / side;
        this.acrossY = (triple.across().y() - corner.y()) / side;
        this.downX = (triple.down().x() - corner.x()) / side;
        this.downY = (triple.down().y() - corner.y()) / side;
    }

    Optional<Found> best(Deadline deadline) {
        double expected = layout.lastAlignment() - 3.5;
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
        return best > LEAST
                ? Optional.of(new Found(x(bestAcross, bestDown), y(bestAcross, bestDown)))
                : Optional.empty();
    }

    /** A dark module, eight light ones around it, and sixteen dark ones around those. */
    private double correlation(double across, double down) {
        double light = 0;
        double squares = 0;
        double ofLight = 0;
        for (int row = -2; row <= 2; row++) {
            for (int column = -2; column <= 2; column++) {
                float seen = picture.at((float) x(across + column, down + row), (float) y(across + column, down + row));
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

    private double x(double across, double down) {
        return corner.x() + across * acrossX + down * downX;
    }

    private double y(double across, double down) {
        return corner.y() + across * acrossY + down * downY;
    }
}
