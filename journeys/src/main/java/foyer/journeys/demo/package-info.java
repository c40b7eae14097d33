/**
 * The whole house on one machine with the sample space in it, for somebody who wants to see it.
 * It refuses every short cut: the programs are those that are deployed, and people come in through the door.
 */
package foyer.journeys.demo;
