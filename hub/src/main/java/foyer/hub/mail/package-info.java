/**
 * Letters to people, by SMTP; or, where no mail server is set, into an outbox that staff can read (the demo).
 * It refuses to make anybody wait for a mail server, and to know what a letter is about.
 */
package foyer.hub.mail;
