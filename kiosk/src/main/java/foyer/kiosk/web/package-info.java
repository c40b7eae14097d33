/**
 * The kiosk's doors for browsers and door cameras: its page, frames, scans, and how it is.
 * It refuses strangers: a browser must come from this kiosk's own page, anything else must hold its token.
 */
package foyer.kiosk.web;
