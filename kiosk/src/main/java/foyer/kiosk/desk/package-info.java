/**
 * A scanned badge in, an answer on the page: the desk asks the gate, keeps the check-in, and only then shows a tick.
 * It refuses to wait for anything but the journal on this kiosk's own disk.
 */
package foyer.kiosk.desk;
