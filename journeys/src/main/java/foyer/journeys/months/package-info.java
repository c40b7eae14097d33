/**
 * A house that lives through months as fast as it can, and how its programs fare meanwhile.
 * It refuses to reach inside them: it comes in by their doors, and looks at them as the system and the JDK's own tools do.
 */
package foyer.journeys.months;
