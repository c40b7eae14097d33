/**
 * The line to the broker: connects, reconnects, listens and publishes, and hops to the Vert.x context.
 * It refuses to remember messages: what must not be lost waits in the journal, and Paho is known here only.
 */
package foyer.wire.mqtt;
