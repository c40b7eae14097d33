/**
 * The passes: a badge's signed text and a phone's, which it signs anew every 30 seconds; both short enough for a QR code,
 * written by the hub and read anywhere without it. It refuses to say who may enter: that needs the roster and the clock.
 */
package foyer.wire.pass;
