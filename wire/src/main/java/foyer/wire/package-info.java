/**
 * What the parts of Foyer say to each other: one record a message, the topics they travel on, and their JSON.
 * It refuses to decide anything, and to hold what only one side uses.
 */
package foyer.wire;
