/**
 * The page on the wall, and the small server that it comes from.
 * It refuses to decide what is shown: the page is a function of the programme and the clock.
 */
package foyer.signage.screen;
