/**
 * What the doors of a space know of today: events, who is expected, and the rules, published as soon as it is other.
 * It refuses to tell anything of it to a screen.
 */
package foyer.hub.today;
