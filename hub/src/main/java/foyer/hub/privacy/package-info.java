/**
 * What a member may ask of what is known about them, and how long it is known: their own data, erasure, retention.
 * It refuses to decide what others may see of a member: that is the member's word, and stands with the people.
 */
package foyer.hub.privacy;
