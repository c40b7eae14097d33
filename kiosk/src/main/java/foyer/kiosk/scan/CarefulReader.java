package foyer.kiosk.scan;

import com.google.zxing.common.BitMatrix;
import foyer.kiosk.scan.FinderPatterns.Finder;
import foyer.kiosk.scan.GridFit.Fit;
import foyer.kiosk.scan.View.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a code that ZXing's own detector does not: finder patterns from one black-and-white view of the frame after another; of
 * each likely triple the grid that fits best; and that grid in several ways. For one frame.
 */
final class CarefulReader {

    static final double LEAST_TO_READ = 0.45; // of a fit's score

    private static final int SMALLEST = 30; // pixels: version 1 with its quiet zone, a pixel a module
    private static final int TRIPLES = 5;
    private static final int IN_PAIRS = 5;
    private static final int GUESSES = 3;
    private static final double LEAST_TO_GUESS = 0.5;

    /** After this view it is likely that two of three finder patterns are all there are. */
    private static final int THEN_GUESS = 2;

    private final GreyFrame frame;
    private final Deadline deadline;
    private final List<Triple> tried = new ArrayList<>();
    private final List<Finder> seen = new ArrayList<>(); // dark on light
    private final Map<Size, LocalMeans> means = new EnumMap<>(Size.class);
    private @Nullable GreyFrame negative;
    private Optional<Fit> unread = Optional.empty();

    CarefulReader(GreyFrame frame, Deadline deadline) {
        this.frame = frame;
        this.deadline = deadline;
    }

    /** The text of a code, or empty where none is read in time. */
    Optional<String> read() {
        Optional<String> text = Optional.empty();
        if (frame.width() < SMALLEST || frame.height() < SMALLEST) {
            return text;
        }
        for (int i = 0; i < View.IN_ORDER.size() && text.isEmpty(); i++) {
            View view = View.IN_ORDER.get(i);
            if (deadline.leaves(view.takes(frame))) {
                text = read(view);
            }
            if (i == THEN_GUESS && text.isEmpty()) {
                text = readWithAGuess();
            }
        }
        return text;
    }

    /** Dark on light, the one that fitted best of those that could not be read: the next frame may be better. */
    Optional<Fit> unread() {
        return unread;
    }

    private Optional<String> read(View view) {
        GreyFrame picture = view.inverted() ? negative() : frame;
        BitMatrix black =
                view.black().apply(means.computeIfAbsent(view.size(), size -> new LocalMeans(size.of(frame))));
        List<Finder> finders = FinderPatterns.in(black, deadline).stream()
                .map(finder -> finder.scaled(view.size().scale))
                .toList();
        if (!view.inverted()) {
            finders.forEach(this::remember);
        }
        Optional<String> text = Optional.empty();
        for (Triple triple : Triple.among(finders, TRIPLES)) {
            if (text.isEmpty() && !deadline.passed() && isNew(triple)) {
                tried.add(triple);
                text = GridFit.of(picture, triple, deadline)
                        .flatMap(fit -> view.inverted() ? read(picture, fit) : readOrKeep(fit));
            }
        }
        return text;
    }

    /** One finder pattern is not to be seen in any of these views, under glare or a thumb: where would it be? */
    private Optional<String> readWithAGuess() {
        Optional<String> text = Optional.empty();
        for (Fit guess : guesses()) {
            if (text.isEmpty() && !deadline.passed()) {
                text = readOrKeep(GridFit.climbed(frame, guess, deadline));
            }
        }
        return text;
    }

    private List<Fit> guesses() {
        List<Finder> likely = seen.stream()
                .sorted(Comparator.comparingInt(Finder::seen).reversed())
                .limit(IN_PAIRS)
                .toList();
        List<Fit> guesses = new ArrayList<>();
        for (int i = 0; i < likely.size(); i++) {
            for (int j = i + 1; j < likely.size() && !deadline.passed(); j++) {
                for (Triple triple : Triple.guessedFrom(likely.get(i), likely.get(j))) {
                    guesses.addAll(GridFit.roughly(frame, triple));
                }
            }
        }
        return guesses.stream()
                .filter(guess -> guess.score() > LEAST_TO_GUESS)
                .sorted(Comparator.comparingDouble(Fit::score).reversed())
                .limit(GUESSES)
                .toList();
    }

    private Optional<String> readOrKeep(Fit fit) {
        Optional<String> text = read(frame, fit);
        if (text.isEmpty() && fit.score() > unread.map(Fit::score).orElse(LEAST_TO_READ)) {
            unread = Optional.of(fit);
        }
        return text;
    }

    private Optional<String> read(GreyFrame picture, Fit fit) {
        return fit.score() > LEAST_TO_READ ? GridReader.read(picture, fit, deadline) : Optional.empty();
    }

    private void remember(Finder finder) {
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).isNear(finder)) {
                seen.set(i, seen.get(i).with(finder));
                return;
            }
        }
        seen.add(finder);
    }

    private GreyFrame negative() {
        GreyFrame known = negative;
        if (known == null) {
            known = Filters.inverted(frame);
            negative = known;
        }
        return known;
    }

    private boolean isNew(Triple triple) {
        return tried.stream()
                .noneMatch(before -> isAt(before.corner(), triple.corner())
                        && isAt(before.across(), triple.across())
                        && isAt(before.down(), triple.down()));
    }

    private static boolean isAt(Finder one, Finder other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y()) < 0.5 * one.module();
    }
}
