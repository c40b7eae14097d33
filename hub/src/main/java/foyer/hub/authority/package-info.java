/**
 * Makes the authority of a house that has no public name, and certificates for its servers, as files.
 * It refuses to vouch for the world: an authority is bound to the names of a local network and those it was made for.
 */
@NullMarked
package foyer.hub.authority;

import org.jspecify.annotations.NullMarked;
