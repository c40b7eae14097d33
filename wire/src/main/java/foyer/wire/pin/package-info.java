/**
 * Numbers that people know by heart, and what is kept of them, so that a door that is cut off can tell the right one.
 * It refuses to keep a number itself, and to count who has guessed how often: that is the door's.
 */
package foyer.wire.pin;
