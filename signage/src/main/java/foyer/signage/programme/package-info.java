/**
 * What the screen shows: the last programme and occupancy from the hub, kept on disk for when there is no hub.
 * It refuses what is older than what it has, and what cannot be read.
 */
package foyer.signage.programme;
