package foyer.kiosk.roster;

import foyer.wire.Direction;
import java.time.Instant;

/** Where somebody is: which way they last went through a door, and when. */
public record Presence(Direction direction, Instant at) {}
