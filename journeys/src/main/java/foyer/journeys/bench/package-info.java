/**
 * Measurements that anybody can repeat: both sides of a comparison in one run, on one machine, in turns.
 * It refuses to measure anything but the parts as they are deployed.
 */
package foyer.journeys.bench;
