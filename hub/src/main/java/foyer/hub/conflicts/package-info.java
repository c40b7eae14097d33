/**
 * Check-ins that contradict what the house knows: a revoked pass let in, one pass at two doors. Worked out anew from the books
 * each time; it refuses to store them, so there is nothing to forget, and to undo them: somebody looks.
 */
package foyer.hub.conflicts;
