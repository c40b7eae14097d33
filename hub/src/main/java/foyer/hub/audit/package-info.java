/**
 * Who did what to whom, line after line, each bound to the one before it by a key that the database does not have.
 * It refuses to change a line, and to hold a name: people stand in it by their numbers, so that they can be erased elsewhere.
 */
package foyer.hub.audit;
