package foyer.kiosk.desk;

import foyer.wire.CheckInId;
import foyer.wire.Verdict;
import foyer.wire.Verdict.Visit;
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
        @Nullable String language) {

    /** The same with another visit, or with none. */
    Shown with(@Nullable Visit visit) {
        Verdict amended = verdict;
        if (verdict instanceof Verdict.Welcome welcome) {
            amended = new Verdict.Welcome(
                    welcome.checkIn(), welcome.name(), welcome.at(), welcome.introduction(), visit, welcome.today());
        } else if (verdict instanceof Verdict.Already already) {
            amended = new Verdict.Already(
                    already.direction(), already.name(), already.since(), already.introduction(), visit);
        }
        return new Shown(number, amended, turnable, language);
    }
}
