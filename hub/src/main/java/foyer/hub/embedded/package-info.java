/**
 * The default PostgreSQL, as a watched child process, and the default broker, inside the hub's process.
 * It refuses to know what travels through them or lies in them.
 */
@NullMarked
package foyer.hub.embedded;

import org.jspecify.annotations.NullMarked;
