/**
 * The proofs, from the database alone: no check-in is missing or doubled, and the audit is as it was written.
 * It refuses to mend anything.
 */
package foyer.journeys.verify;
