/**
 * The way of a check-in from the hub's inbox on: {@link foyer.hub.checkin.CheckInFlow}, {@link foyer.hub.checkin.Ledger}; a receipt goes out only after the commit.
 * It refuses to keep anything in memory that the kiosk has been told is safe.
 */
package foyer.hub.checkin;
