/**
 * The passes of every member, on badges and on phones, and the keys that sign them: issued, listed, revoked, rotated.
 * It refuses to say who may enter: that is decided at the door, from the roster.
 */
package foyer.hub.passes;
