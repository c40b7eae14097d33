package foyer.wire;

import java.time.Instant;
import java.util.UUID;

/** The same as {@link MemberSafe}, of a visitor. */
public record VisitorSafe(Instant began, UUID visit) implements Said {

    public VisitorSafe {
        Required.present(began, "began");
        Required.present(visit, "visit");
    }
}
