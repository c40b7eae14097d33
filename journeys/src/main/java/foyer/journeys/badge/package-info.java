/**
 * Badges as people carry them, and what a camera at the door sees of them.
 * It refuses to read a code: that is the kiosk's work, which these are made to try.
 */
package foyer.journeys.badge;
