package foyer.kiosk.scan;

import foyer.kiosk.scan.FinderPatterns.Finder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Three finder patterns that may belong to one code. Which is which is told as in the standard's reference decode algorithm
 * (ISO/IEC 18004, 12): the corner is opposite the longest side, and down is clockwise from across, so never mirrored.
 *
 * @param corner the one between the other two
 * @param across along the first row from it
 * @param down   along the first column from it
 * @param unlike how unlike a code seen straight on they are: sizes, sides, angle; 0 is perfect
 */
record Triple(Finder corner, Finder across, Finder down, double unlike) {

    private static final double MOST_UNLIKE = 3.5;
    private static final double SMALLEST_SIDE = 10; // modules between two centres; version 1 has 14

    private static final double LARGEST_SIDE = 180; // version 40 has 170

    /** The likeliest first. */
    static List<Triple> among(List<Finder> finders, int most) {
        List<Triple> all = new ArrayList<>();
        for (int i = 0; i < finders.size(); i++) {
            for (int j = i + 1; j < finders.size(); j++) {
                for (int k = j + 1; k < finders.size(); k++) {
                    of(finders.get(i), finders.get(j), finders.get(k)).ifPresent(all::add);
                }
            }
        }
        all.sort(Comparator.comparingDouble(Triple::unlike));
        return all.subList(0, Math.min(most, all.size()));
    }

    /**
     * Those that two finder patterns would make with a third that is not seen, under glare or a thumb, were the code seen
     * straight on: the two are side by side or opposite, and the third is on either side.
     */
    static List<Triple> guessedFrom(Finder one, Finder other) {
        List<Triple> all = new ArrayList<>();
        float alongX = other.x() - one.x();
        float alongY = other.y() - one.y();
        for (int side = -1; side <= 1; side += 2) {
            float outX = -side * alongY;
            float outY = side * alongX;
            of(one, other, guessed(one, other, one.x() + outX, one.y() + outY)).ifPresent(all::add);
            of(one, other, guessed(one, other, other.x() + outX, other.y() + outY))
                    .ifPresent(all::add);
            of(one, other, guessed(one, other, (one.x() + other.x() + outX) / 2, (one.y() + other.y() + outY) / 2))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static Finder guessed(Finder one, Finder other, float x, float y) {
        return new Finder(x, y, (one.width() + other.width()) / 2, (one.height() + other.height()) / 2, 1);
    }

    private static Optional<Triple> of(Finder a, Finder b, Finder c) {
        double ab = distance(a, b);
        double bc = distance(b, c);
        double ca = distance(c, a);
        Triple triple = bc >= ab && bc >= ca
                ? cornered(a, b, c, ab, ca)
                : ca >= ab && ca >= bc ? cornered(b, c, a, bc, ab) : cornered(c, a, b, ca, bc);
        return Optional.of(triple).filter(found -> found.unlike < MOST_UNLIKE);
    }

    private static Triple cornered(Finder corner, Finder one, Finder other, double toOne, double toOther) {
        double cross =
                (one.x() - corner.x()) * (other.y() - corner.y()) - (one.y() - corner.y()) * (other.x() - corner.x());
        double dot =
                (one.x() - corner.x()) * (other.x() - corner.x()) + (one.y() - corner.y()) * (other.y() - corner.y());
        double unlike = unlike(corner, one, other, toOne, toOther, dot);
        return cross > 0 ? new Triple(corner, one, other, unlike) : new Triple(corner, other, one, unlike);
    }

    private static double unlike(Finder corner, Finder one, Finder other, double toOne, double toOther, double dot) {
        double largest = Math.max(corner.module(), Math.max(one.module(), other.module()));
        double smallest = Math.min(corner.module(), Math.min(one.module(), other.module()));
        double modules = (modules(corner, one) + modules(corner, other)) / 2;
        if (modules < SMALLEST_SIDE || modules > LARGEST_SIDE || toOne == 0 || toOther == 0) {
            return Double.MAX_VALUE;
        }
        double sizes = largest / smallest - 1;
        double sides = Math.max(toOne, toOther) / Math.min(toOne, toOther) - 1;
        double angle = Math.abs(dot / (toOne * toOther));
        double seldom = 1.0 / Math.min(corner.seen(), Math.min(one.seen(), other.seen()));
        return sizes + 1.5 * sides + 2 * angle + 0.3 * seldom;
    }

    /** In modules, between two centres. */
    double side() {
        return (modules(corner, across) + modules(corner, down)) / 2;
    }

    /** By the patterns' own size on the way from one to the other: a code seen from the side is squeezed. */
    private static double modules(Finder from, Finder to) {
        double width = (from.width() + to.width()) / 2;
        double height = (from.height() + to.height()) / 2;
        return Math.hypot((to.x() - from.x()) / width, (to.y() - from.y()) / height);
    }

    private static double distance(Finder a, Finder b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
