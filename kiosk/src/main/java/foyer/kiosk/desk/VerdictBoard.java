package foyer.kiosk.desk;

import foyer.wire.Verdict;

/** Where people at the door see their verdict. */
public interface VerdictBoard {

    /** In place of whatever is there. */
    void show(Shown shown);

    /** In place of the one of the same number, where that is still there. */
    void amend(Shown shown);

    /** The badge is still held up: its verdict, if it is the one that is there, stays a while longer. */
    void stay(Verdict verdict);
}
