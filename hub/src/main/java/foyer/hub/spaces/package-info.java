/**
 * The spaces of this house and what is written on their doors: name, hours' zone, capacity, colour, rooms, announcements.
 * It refuses to know who is in them or what happens there.
 */
package foyer.hub.spaces;
