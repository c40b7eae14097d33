/**
 * Visitors and day guests at the door: announced to their host, given a pass for the day, and known to be in.
 * It refuses to let them wait for a network: without one they are written down all the same, and asked to ring the desk.
 */
package foyer.kiosk.visitors;
