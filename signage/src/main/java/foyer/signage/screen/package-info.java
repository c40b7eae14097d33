/**
 * What the lobby screen's page needs beside its state.
 * It draws no page and decides nothing: the page is a function of the programme and the clock.
 */
package foyer.signage.screen;
