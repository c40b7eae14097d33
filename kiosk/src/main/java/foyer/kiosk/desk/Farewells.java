package foyer.kiosk.desk;

import foyer.wire.EventKey;
import foyer.wire.Feedback;
import foyer.wire.Feedback.Mood;
import foyer.wire.Report;
import foyer.wire.Verdict;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How it was, the day or the event from which somebody goes, asked with each goodbye and answered by one tap, or not at all; the report says nobody's name. Stands
 * before the board to see the goodbyes. Vert.x context only.
 */
public final class Farewells implements VerdictBoard {

    private static final long NONE = -1;

    private final VerdictBoard board;
    private final Reporter reporter;

    // of the goodbye that is there
    private long asked = NONE;
    private @Nullable Goodbye there;

    private record Goodbye(long number, Verdict.Goodbye words) {}

    public Farewells(VerdictBoard board, Reporter reporter) {
        this.board = board;
        this.reporter = reporter;
    }

    @Override
    public void show(Shown shown) {
        there = shown.verdict() instanceof Verdict.Goodbye words ? new Goodbye(shown.number(), words) : null;
        asked = there == null ? NONE : shown.number();
        board.show(shown);
    }

    @Override
    public void amend(Shown shown) {
        board.amend(shown);
    }

    @Override
    public void stay(Verdict verdict) {
        board.stay(verdict);
    }

    /**
     * One tap on the goodbye of that number; a second one, or one on a goodbye that is no longer there, says nothing. Where it cannot
     * be put on disk, it fails, and the goodbye stays a moment longer to be tapped again.
     *
     * @return empty where nothing was said
     */
    public Future<Optional<Report>> tapped(long number, Mood mood) {
        Goodbye tapped = there;
        if (number != asked || tapped == null) {
            return Future.succeededFuture(Optional.empty());
        }
        asked = NONE;
        Verdict.Visit visit = tapped.words().visit();
        EventKey about = visit == null ? null : visit.event();
        return reporter.report(new Feedback(mood, about))
                .onFailure(e -> again(tapped))
                .map(Optional::of);
    }

    private void again(Goodbye tapped) {
        if (tapped.equals(there)) { // nobody has come since
            asked = tapped.number();
            board.stay(tapped.words());
        }
    }
}
