package foyer.hub.door;

import foyer.wire.MemberId;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who stands at a door and waits for staff.
 *
 * @param name   their full name: staff must know whom to look for
 * @param called what they chose to be called
 * @param door   its name
 */
public record OpenAsk(UUID ask, MemberId member, String name, String called, String door, Instant at, Instant until) {}
