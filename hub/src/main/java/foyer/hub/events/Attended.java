package foyer.hub.events;

/** An occurrence, and how many came for it so far. */
public record Attended(Occurrence occurrence, int attendance) {}
