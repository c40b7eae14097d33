package foyer.hub.access;

/** Somebody who may sign in to the hub. */
public record Staff(int id, String email, String name) {}
