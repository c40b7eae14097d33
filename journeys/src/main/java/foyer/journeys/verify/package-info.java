/**
 * The proof, from the database alone, that no check-in is missing and none is doubled.
 * It refuses to mend anything.
 */
package foyer.journeys.verify;
