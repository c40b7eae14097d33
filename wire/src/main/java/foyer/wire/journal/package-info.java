/**
 * The durable outbox of a device and its sender: what was kept stays on disk until the hub's receipt is there.
 * It refuses to decide what is worth keeping, and never changes what it has kept.
 */
package foyer.wire.journal;
