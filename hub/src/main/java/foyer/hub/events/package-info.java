/**
 * What is on in a space: calendars as they came, the occurrences worked out of them, and how many came to each.
 * It refuses to reach for the network, and to let one odd event take the rest of the programme with it.
 */
package foyer.hub.events;
