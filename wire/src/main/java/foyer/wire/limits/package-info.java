/**
 * How often somebody may try, where guessing must come to nothing: at the hub's doors and at a kiosk.
 * It refuses to know who tries, or to remember anything beyond the process.
 */
package foyer.wire.limits;
