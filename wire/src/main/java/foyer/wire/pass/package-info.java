/**
 * The pass on a badge: a signed text short enough for a QR code, written by the hub and read anywhere without it.
 * It refuses to say who may enter: that needs the roster and the clock.
 */
package foyer.wire.pass;
