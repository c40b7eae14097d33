package foyer.hub.checkin;

import foyer.wire.MemberId;
import java.time.Instant;

/**
 * Somebody who was out is in, or the other way round, as committed. A second scan in the same direction moves nobody.
 *
 * @param spaceId  the space's number in the database
 * @param deviceId the kiosk's number in the database
 */
public record Moved(int spaceId, MemberId member, int deviceId, boolean present, Instant at) {}
