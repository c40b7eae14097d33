/**
 * The last good word from the hub, kept on a device's disk so that it goes on alone after a restart.
 * It refuses to hold what must not be lost: that is the journal's.
 */
package foyer.wire.kept;
