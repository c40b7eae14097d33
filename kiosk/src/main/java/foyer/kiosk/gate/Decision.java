package foyer.kiosk.gate;

import foyer.kiosk.roster.Presence;
import foyer.wire.Direction;
import foyer.wire.RosterEntry;
import foyer.wire.Verdict;

/** What the gate has decided; the desk makes a verdict of it. */
public sealed interface Decision {

    /** May pass, this way: a check-in is due. */
    record Admitted(RosterEntry member, Direction direction) implements Decision {}

    /** Is there already: nothing is to be kept. */
    record Already(RosterEntry member, Presence since) implements Decision {}

    /** Not this time. */
    record Refused(Verdict.Refused words) implements Decision {}
}
