package foyer.hub.passes;

import foyer.wire.PassId;
import java.time.LocalDate;

/** A guest's pass for one day; its text is what the QR code holds. */
public record DayPass(PassId id, LocalDate day, String text) {

    /** Without its text: this may end up in a log. */
    @Override
    public String toString() {
        return "DayPass[" + id + "]";
    }
}
