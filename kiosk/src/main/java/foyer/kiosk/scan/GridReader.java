package foyer.kiosk.scan;

import foyer.kiosk.scan.GridFit.Fit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a code whose place is known: one way after another to tell its dark modules from its light ones. */
final class GridReader {

    private static final int AROUND = 4; // modules

    private static final List<Function<Brightness, ModuleGrid>> WAYS = List.of(
            seen -> seen.againstMean(AROUND),
            seen -> seen.sharpened(0.4f, 0.4f).againstMean(AROUND),
            seen -> seen.againstMiddle(AROUND),
            seen -> seen.sharpened(0.8f, 0.8f).againstMean(AROUND),
            seen -> seen.sharpened(1.6f, 1.6f).againstMean(AROUND),
            seen -> seen.sharpened(1.2f, 0).againstMean(AROUND),
            seen -> seen.sharpened(0, 1.2f).againstMean(AROUND));

    private GridReader() {}

    static Optional<String> read(GreyFrame picture, Fit fit, Deadline deadline) {
        Layout layout = fit.placement().layout();
        Brightness seen = Brightness.of(picture, fit.placement().toPicture(), layout.dimension);
        Optional<String> text = Optional.empty();
        for (int i = 0; i < WAYS.size() && text.isEmpty() && !deadline.passed(); i++) {
            text = SoftDecoder.decode(layout, WAYS.get(i).apply(seen));
        }
        return text;
    }

    /** One way only, for adding up several frames. */
    static ModuleGrid soft(GreyFrame picture, Fit fit) {
        Layout layout = fit.placement().layout();
        return Brightness.of(picture, fit.placement().toPicture(), layout.dimension)
                .sharpened(0.4f, 0.4f)
                .againstMean(AROUND);
    }
}
