/**
 * The roll call as all kiosks of a space see it together: who is in, and who has been seen.
 * It refuses to say that somebody is safe whom nobody has ticked.
 */
package foyer.hub.rollcall;
