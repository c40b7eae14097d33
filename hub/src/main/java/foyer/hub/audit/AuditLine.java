package foyer.hub.audit;

import java.time.Instant;

/**
 * A deed in its place.
 *
 * @param number from 1, without gaps
 * @param at     to the microsecond, as PostgreSQL keeps it
 */
public record AuditLine(long number, Instant at, Deed deed) {}
