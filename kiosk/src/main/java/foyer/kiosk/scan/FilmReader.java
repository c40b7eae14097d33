package foyer.kiosk.scan;

import foyer.kiosk.scan.GridFit.Fit;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads what one camera sees, frame after frame. A code that could not be read in one frame is looked for at its place in the
 * next, and what both have seen of its modules is added up, so that a code held still becomes readable. One thread at a time.
 */
public final class FilmReader {

    private static final Duration FOR_THE_PLACE = Duration.ofMillis(8);

    private final ScanReader reader;
    private Optional<Fit> place = Optional.empty(); // of a code that was seen in the last frame and not read
    private Optional<SeenModules> seen = Optional.empty();

    FilmReader(ScanReader reader) {
        this.reader = reader;
    }

    /** The text of the code in the frame, or empty when none is read in time. */
    public Optional<String> read(GreyFrame frame) {
        Deadline deadline = reader.deadline(ScanReader.BUDGET);
        Optional<String> text = reader.quickly(frame);
        if (text.isEmpty()) {
            text = whereItWas(frame);
        }
        CarefulReader careful = new CarefulReader(frame, deadline);
        if (text.isEmpty()) {
            text = careful.read();
        }
        if (text.isPresent()) {
            place = Optional.empty();
            seen = Optional.empty();
        } else if (careful.unread().isPresent()) {
            place = careful.unread();
            text = place.flatMap(fit -> addUp(frame, fit));
        }
        return text;
    }

    private Optional<String> whereItWas(GreyFrame frame) {
        Deadline deadline = reader.deadline(FOR_THE_PLACE);
        Optional<Fit> now = place.map(before -> GridFit.again(frame, before.placement(), deadline))
                .filter(fit -> fit.score() > CarefulReader.LEAST_TO_READ);
        place = now;
        return now.flatMap(fit -> GridReader.read(frame, fit, deadline).or(() -> addUp(frame, fit)));
    }

    private Optional<String> addUp(GreyFrame frame, Fit fit) {
        SeenModules now = SeenModules.of(fit.placement().layout(), GridReader.soft(frame, fit));
        SeenModules both = seen.filter(before -> before.isTheSameCodeAs(now))
                .map(before -> before.with(now))
                .orElse(now);
        seen = Optional.of(both);
        return both.frames() > 1 ? SoftDecoder.decode(both.layout(), both.grid()) : Optional.empty();
    }
}
