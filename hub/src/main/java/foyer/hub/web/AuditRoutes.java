package foyer.hub.web;

import foyer.hub.audit.Audit;
import foyer.hub.audit.AuditLine;
import foyer.hub.audit.Deed;
import java.time.Instant;
import java.util.Map;

/** Who did what, for those who answer for the house. */
final class AuditRoutes {

    private final Audit audit;

    record View(long number, Instant at, String actor, String act, String object, String outcome, String address) {
        static View of(AuditLine line) {
            Deed deed = line.deed();
            return new View(
                    line.number(), line.at(), deed.actor(), deed.act(), deed.object(), deed.outcome(), deed.address());
        }
    }

    AuditRoutes(Audit audit) {
        this.audit = audit;
    }

    void addTo(Operations operations) {
        operations.inSpace("listAudit", (space, asked) -> audit.of(
                        space.id(), asked.number("before", Long.MAX_VALUE), asked.limit())
                .map(lines ->
                        Answer.ok(Map.of("lines", lines.stream().map(View::of).toList()))));
    }
}
