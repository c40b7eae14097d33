package foyer.kiosk.desk;

import foyer.wire.Feedback;
import foyer.wire.Feedback.Mood;
import foyer.wire.Report;
import foyer.wire.Verdict;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * How it was, asked with each goodbye and answered by one tap, or not at all; the report says nobody's name. Stands
 * before the board to see the goodbyes. Vert.x context only.
 */
public final class Farewells implements VerdictBoard {

    private static final long NONE = -1;

    private final VerdictBoard board;
    private final Reporter reporter;
    private long asked = NONE; // the number of the goodbye that is there

    public Farewells(VerdictBoard board, Reporter reporter) {
        this.board = board;
        this.reporter = reporter;
    }

    @Override
    public void show(Shown shown) {
        asked = shown.verdict() instanceof Verdict.Goodbye ? shown.number() : NONE;
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
     * One tap on the goodbye of that number; a second one, or one on a goodbye that is no longer there, says nothing.
     *
     * @return empty where nothing was said
     */
    public Future<Optional<Report>> tapped(long number, Mood mood) {
        if (number != asked) {
            return Future.succeededFuture(Optional.empty());
        }
        asked = NONE;
        return reporter.report(new Feedback(mood, null)).map(Optional::of);
    }
}
