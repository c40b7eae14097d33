/**
 * What the kiosks of a space know of its members, published as a snapshot and as changes in between.
 * It refuses to send more than a kiosk needs at the door: no address, no profile, no history.
 */
package foyer.hub.roster;
