/**
 * People at the door without a badge: found by a few letters of their name, and let in by their own PIN or by the desk.
 * It refuses to tell a whole name, or who is in the roster, to whoever merely asks.
 */
package foyer.kiosk.people;
