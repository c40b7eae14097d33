package foyer.hub.people;

/** What a member allows, purpose by purpose; nothing until they say so. */
public record Allows(boolean onScreens, boolean introductions) {}
