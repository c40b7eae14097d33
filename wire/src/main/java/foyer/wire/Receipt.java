package foyer.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hub's word on one check-in or report. Either way it is the hub's now, and the device may forget it.
 *
 * @param id  what the device called it
 * @param why in words for a manager, when it was set aside
 */
public record Receipt(UUID id, Outcome outcome, @Nullable String why) {

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

    public static Receipt recorded(KeptId id) {
        return new Receipt(id.value(), Outcome.RECORDED, null);
    }

    public static Receipt setAside(KeptId id, String why) {
        return new Receipt(id.value(), Outcome.SET_ASIDE, why);
    }
}
