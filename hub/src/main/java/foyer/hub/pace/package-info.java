/**
 * Work that is wished for more often than it need be done.
 * It refuses to queue: whatever was wished for in the meantime is one more run.
 */
package foyer.hub.pace;
