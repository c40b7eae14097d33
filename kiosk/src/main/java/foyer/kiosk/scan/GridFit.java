package foyer.kiosk.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a code lies around three finder patterns: which version, and where its corners are to a fraction of a module. The corners
 * climb one coordinate at a time by shrinking steps (pattern search: R. Hooke and T. A. Jeeves, 1961).
 */
final class GridFit {

    /** Chance alone does not come so far; what does is worth a climb. */
    private static final double LEAST_TO_CLIMB = 0.3;

    /** The three finder patterns are where they should be, whatever the fourth corner. */
    private static final double LEAST_TO_SEARCH = 0.25;

    private static final double UNSURE = 0.2; // how far off the side in modules may be, seen askew
    private static final int VERSIONS_TRIED = 2;
    private static final double[] STEPS = {1, 0.5, 0.5, 0.25, 0.12}; // modules

    /** A placement, and how well it fits. */
    record Fit(Placement placement, double score) {}

    private GridFit() {}

    static Optional<Fit> of(GreyFrame picture, Triple triple, Deadline deadline) {
        List<Fit> candidates = new ArrayList<>();
        for (Fit rough : roughly(picture, triple)) {
            Placement there = rough.placement();
            candidates.add(new Fit(there, new GridScore(picture, there.layout()).of(there)));
            throughAlignment(picture, triple, there, deadline).ifPresent(candidates::add);
        }
        return candidates.stream()
                .max(Comparator.comparingDouble(Fit::score))
                .filter(fit -> fit.score() > LEAST_TO_CLIMB)
                .map(fit -> climbed(picture, fit, deadline));
    }

    /** The likeliest versions, by what does not need the fourth corner. */
    static List<Fit> roughly(GreyFrame picture, Triple triple) {
        int from = version(triple.side() * (1 - UNSURE));
        int to = version(triple.side() * (1 + UNSURE));
        List<Fit> fits = new ArrayList<>();
        for (int version = from; version <= to; version++) {
            Layout layout = Layout.of(version);
            Fit fit = Stream.concat(
                            Stream.of(Placement.flat(layout, triple)), Placement.leaning(layout, triple).stream())
                    .map(placement -> new Fit(placement, new GridScore(picture, layout).roughly(placement)))
                    .max(Comparator.comparingDouble(Fit::score))
                    .orElseThrow();
            if (fit.score() > LEAST_TO_SEARCH) {
                fits.add(fit);
            }
        }
        fits.sort(Comparator.comparingDouble(Fit::score).reversed());
        return fits.subList(0, Math.min(VERSIONS_TRIED, fits.size()));
    }

    private static Optional<Fit> throughAlignment(
            GreyFrame picture, Triple triple, Placement rough, Deadline deadline) {
        Layout layout = rough.layout();
        if (!layout.hasAlignment()) {
            return Optional.empty();
        }
        return new AlignmentSearch(picture, rough)
                .best(deadline)
                .map(found -> Placement.through(layout, triple, found.x(), found.y()))
                .map(placement -> new Fit(placement, new GridScore(picture, layout).of(placement)));
    }

    /** Where the code was in the frame before; a hand has moved it by a module or two. */
    static Fit again(GreyFrame picture, Placement before, Deadline deadline) {
        Fit there = new Fit(before, new GridScore(picture, before.layout()).of(before));
        return climbed(picture, there, deadline);
    }

    /** Moves one corner at a time as long as that fits better, by smaller and smaller steps (a hill climb). */
    static Fit climbed(GreyFrame picture, Fit from, Deadline deadline) {
        GridScore score = new GridScore(picture, from.placement().layout());
        double module = from.placement().module();
        double[] corners = from.placement().corners().clone();
        double best = from.score();
        for (double step : STEPS) {
            for (int i = 0; i < corners.length && !deadline.passed(); i++) {
                double before = corners[i];
                for (int way = -1; way <= 1; way += 2) {
                    corners[i] = before + way * step * module;
                    double fits = score.of(new Placement(from.placement().layout(), corners));
                    if (fits > best) {
                        best = fits;
                        before = corners[i];
                    }
                }
                corners[i] = before;
            }
        }
        return new Fit(new Placement(from.placement().layout(), corners), best);
    }

    private static int version(double side) {
        return (int) Math.max(1, Math.min(Layout.VERSIONS, Math.round((side - 10) / 4)));
    }
}
