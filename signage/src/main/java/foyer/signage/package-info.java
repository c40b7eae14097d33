/**
 * The player beside a lobby screen: the program and its settings.
 * It refuses to decide what is shown; the hub composes the programme, and the page draws it.
 */
package foyer.signage;
