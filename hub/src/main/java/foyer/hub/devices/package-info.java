/**
 * The kiosks and screens of the spaces: who they are, what they may touch on the broker, how they are.
 * It refuses to keep a device's secret: only its hash is here.
 */
package foyer.hub.devices;
