/**
 * Printed badges: a sheet of them as PDF, one of them as SVG or PNG, each with the member's name and the pass as a QR code.
 * It refuses to issue a pass, and to fail over a name: what it has no letters for is left to be written by hand.
 */
package foyer.hub.badges;
