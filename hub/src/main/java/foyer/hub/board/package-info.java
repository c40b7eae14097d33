/**
 * What the manager sees of a space, live: numbers, people, doors, events, and what needs attention.
 * It refuses to work anything out itself; each part is asked of the room that knows.
 */
package foyer.hub.board;
