package foyer.kiosk.gate;

import foyer.wire.Verdict;
import foyer.wire.Verdict.About;
import foyer.wire.Verdict.Reason;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words for everybody who is not let in: what happened, and what to do now. The page says the same in its languages. */
final class Refusals {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ENGLISH);

    private Refusals() {}

    static Decision.Refused notAPass() {
        return refused(Reason.NOT_A_PASS, "This code is not a pass.", "Please hold up your member badge.");
    }

    static Decision.Refused noRosterYet() {
        return refused(
                Reason.NO_ROSTER_YET,
                "This door does not know its members yet.",
                "Please ring for the desk; they will let you in.");
    }

    static Decision.Refused otherSpace() {
        return refused(
                Reason.OTHER_SPACE,
                "This pass belongs to another house.",
                "Please ask at the desk; they will gladly have you for the day.");
    }

    static Decision.Refused forged() {
        return refused(
                Reason.FORGED, "This pass was not made by this house.", "Please ask at the desk for a new badge.");
    }

    static Decision.Refused revoked() {
        return refused(
                Reason.REVOKED,
                "This pass is no longer in use.",
                "Please use your newer badge, or ask at the desk for one.");
    }

    static Decision.Refused unknownMember() {
        return refused(
                Reason.UNKNOWN_MEMBER,
                "We do not know this pass yet.",
                "If it is new, try again in a minute; the desk can help.");
    }

    static Decision.Refused suspended() {
        return refused(Reason.SUSPENDED, "Your membership is paused.", "A word with the desk and you are back in.");
    }

    static Decision.Refused expired(LocalDate lastDay) {
        return refused(
                Reason.EXPIRED,
                "This pass was valid until " + DAY.format(lastDay) + ".",
                "Please ask at the desk to renew it.",
                About.day(lastDay));
    }

    static Decision.Refused notYetValid(LocalDate firstDay) {
        return refused(
                Reason.NOT_YET_VALID,
                "This pass begins on " + DAY.format(firstDay) + ".",
                "Until then, please ask at the desk.",
                About.day(firstDay));
    }

    static Decision.Refused tooEarly(ZonedDateTime opens) {
        return refused(
                Reason.TOO_EARLY,
                "The door opens for you at " + CLOCK.format(opens) + ".",
                "Please come back then, or ask at the desk.",
                About.time(opens.toInstant()));
    }

    static Decision.Refused eventFull(String title) {
        return refused(
                Reason.EVENT_FULL,
                title + " has no places left.",
                "The desk can put you on the list.",
                About.event(title));
    }

    static Decision.Refused houseFull() {
        return refused(
                Reason.HOUSE_FULL,
                "Every place is taken just now.",
                "Please ask at the desk when there is room again.");
    }

    static Decision.Refused codeRunOut() {
        return refused(
                Reason.CODE_RUN_OUT, "This code has run out.", "The pass on the phone makes a new one twice a minute.");
    }

    static Decision.Refused codeAhead() {
        return refused(
                Reason.CODE_AHEAD,
                "This code is of a time to come.",
                "Please let the phone set its clock by itself, or ask at the desk.");
    }

    static Decision.Refused codeUsed() {
        return refused(
                Reason.CODE_USED, "This code has been used.", "The pass on the phone makes a new one twice a minute.");
    }

    static Decision.Refused printedBadge() {
        return refused(
                Reason.PRINTED_BADGE,
                "This door asks for the pass on the phone.",
                "Please open it there; the desk can help.");
    }

    /** Staff have looked, and said no. */
    static Decision.Refused notLetIn() {
        return refused(
                Reason.NOT_LET_IN,
                "The desk could not let you in from here.",
                "Please come to the desk, or ring for it.");
    }

    private static Decision.Refused refused(Reason reason, String what, String advice) {
        return refused(reason, what, advice, null);
    }

    private static Decision.Refused refused(Reason reason, String what, String advice, @Nullable About about) {
        return new Decision.Refused(new Verdict.Refused(reason, what, advice, about), null);
    }
}
