/**
 * The hub of a space: {@link foyer.hub.Hub} is the wiring diagram of its rooms.
 * It refuses to decide anything itself; that is what the rooms are for.
 */
package foyer.hub;
