package foyer.wire;

import org.jspecify.annotations.Nullable;

/**
 * The hub's word on one check-in. Either way it is the hub's now, and the device may forget it.
 *
 * @param why in words for a manager, when it was set aside
 */
public record Receipt(
        CheckInId id, Outcome outcome, @Nullable String why) {

    public enum Outcome {
        /** Committed in PostgreSQL, now or on an earlier delivery. */
        RECORDED,
        /** Kept aside for a manager to look at, because it could not be recorded. */
        SET_ASIDE
    }

    public Receipt {
        Required.present(id, "id");
        Required.present(outcome, "outcome");
    }

    public static Receipt recorded(CheckInId id) {
        return new Receipt(id, Outcome.RECORDED, null);
    }

    public static Receipt setAside(CheckInId id, String why) {
        return new Receipt(id, Outcome.SET_ASIDE, why);
    }
}
