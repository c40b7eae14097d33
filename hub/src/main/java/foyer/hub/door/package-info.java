/**
 * What is asked of staff from a door, and what they answer: members without a badge who want to be let in.
 * It refuses to let anybody in itself: that is the door's, by its own roster.
 */
package foyer.hub.door;
