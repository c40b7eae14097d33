/**
 * The members of a space: who they are, what they allow, the passes they carry, and how they sign in to their own page.
 * It refuses to know where anybody is now, or whom they met.
 */
package foyer.hub.people;
