/**
 * The roll call: everybody who is in, as far as this kiosk knows, to be ticked off in front of the house.
 * It refuses to wait for a network, and to show anything without the staff's PIN.
 */
package foyer.kiosk.rollcall;
