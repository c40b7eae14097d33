/**
 * Who is in, how many, and how the day went, by what PostgreSQL has committed.
 * It refuses to count by adding up messages: every figure is counted anew from presence.
 */
package foyer.hub.occupancy;
