package foyer.wire;

import java.util.UUID;

/** A visitor has gone, by the day pass they held up on their way out. */
public record VisitorLeft(UUID visit) implements Said {

    public VisitorLeft {
        Required.present(visit, "visit");
    }
}
