/**
 * Frames and pictures in, the text of a QR code out, on threads of its own so that the door never waits for a camera.
 * It refuses to know what the text means, and to open a picture whose size it has not checked.
 */
package foyer.kiosk.scan;
