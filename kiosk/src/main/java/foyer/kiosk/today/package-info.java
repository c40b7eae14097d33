/**
 * What is on in the house: what the hub has said of today, kept on disk, and who has come to what through this door.
 * It refuses to decide who may come in.
 */
package foyer.kiosk.today;
