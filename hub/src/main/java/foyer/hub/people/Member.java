package foyer.hub.people;

import foyer.wire.MemberId;
import foyer.wire.RosterEntry;

/**
 * A member of a space.
 *
 * @param externalId as the space's own books call them; what an import goes by
 */
public record Member(MemberId id, String externalId, RosterEntry.Status status, Profile profile) {}
