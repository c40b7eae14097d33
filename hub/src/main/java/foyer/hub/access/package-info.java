/**
 * Who of the staff is there: passwords, sign-in and its limits, sessions, and the first account.
 * It refuses to know what staff may then do; the doors in {@code foyer.hub.web} ask it who is asking.
 */
package foyer.hub.access;
