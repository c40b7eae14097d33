/**
 * Who meets whom, with which first question and where: decided purely, kept in PostgreSQL, shown while it is of use.
 * It refuses to introduce anybody who has not said yes to it, and to name anybody on a wall who has not said yes to that.
 */
package foyer.hub.introductions;
