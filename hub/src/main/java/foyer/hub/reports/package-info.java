/**
 * What devices report beside check-ins, recorded once and given to the room that takes its kind, in one transaction.
 * It refuses to keep what a report says: that is for the room which it concerns.
 */
package foyer.hub.reports;
