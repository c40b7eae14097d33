package foyer.kiosk.desk;

import foyer.wire.CheckInId;
import foyer.wire.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on its way to the page.
 *
 * @param number   counts the verdicts, so that the same one twice is seen to be two
 * @param turnable the check-in that one tap turns round; null where there is none
 * @param language in which the member likes to be answered; null for the page's own
 */
public record Shown(
        long number,
        Verdict verdict,
        @Nullable CheckInId turnable,
        @Nullable String language) {}
