/**
 * Admission, decided here and now from the pass, the roster and the clock, and put into words.
 * It refuses to keep, show or send anything.
 */
package foyer.kiosk.gate;
