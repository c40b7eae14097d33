/**
 * Inputs that nobody meant: made from good ones for the tests' short runs, and what reading any of them may cost.
 * It refuses chance: the same inputs come at each run. What is left to chance is {@code ./foyer fuzz}.
 */
@NullMarked
package foyer.wire.fuzz;

import org.jspecify.annotations.NullMarked;
