/**
 * How a new kiosk or screen comes into a house: it makes its own secret, shows a code, and waits until a manager confirms it.
 * It refuses to hold anybody's password, and to tell its secret to anyone but the hub it was set up for.
 */
package foyer.wire.pairing;
