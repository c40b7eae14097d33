/**
 * Visitors and day guests: who came for whom, who was told and who goes to meet them, and how the space receives them.
 * It refuses to let them through a door that asks for a member's pass, and to know them for longer than thirty days.
 */
package foyer.hub.visitors;
