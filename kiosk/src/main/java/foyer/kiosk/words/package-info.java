/**
 * The words of the page at the door, one catalogue of ICU messages a language, read and taken apart at the start.
 * It refuses to say anything itself: the page puts the messages together, in whichever language is asked for.
 */
package foyer.kiosk.words;
