package foyer.kiosk.roster;

import foyer.wire.PassId;
import foyer.wire.Required;
import foyer.wire.Roster;
import java.time.Instant;
import java.util.List;

/**
 * What {@code roster.json} holds.
 *
 * @param roster    a snapshot
 * @param currentAt when it was last known to be what the hub says
 * @param retired   passes that were somebody's once and no longer are, so that they are refused by the right words
 */
public record KeptRoster(Roster roster, Instant currentAt, List<PassId> retired) {

    public KeptRoster {
        Required.present(roster, "roster");
        Required.present(currentAt, "currentAt");
        retired = List.copyOf(Required.present(retired, "retired"));
    }
}
