/**
 * The kiosk beside a door: what its parts are, and how they hold together.
 * It refuses to wait for the network.
 */
package foyer.kiosk;
