/**
 * The three programs by a clock that whoever started them moves, for what takes days and months.
 * It refuses to change anything else about them: flags, settings and wiring are those of the programs themselves.
 */
package foyer.journeys.clock;
