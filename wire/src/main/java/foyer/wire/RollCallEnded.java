package foyer.wire;

import java.time.Instant;

/**
 * Somebody has ended a roll call by hand, at the time of the report: what was ticked in it counts in none that begins later.
 *
 * @param began when it had begun at this kiosk
 */
public record RollCallEnded(Instant began) implements Said {

    public RollCallEnded {
        Required.present(began, "began");
    }
}
