/**
 * The three programs as processes of their own, started as people start them, on ports and a data folder of one's choice.
 * It refuses to reach inside them: it knows their script, their settings, their HTTP, and how to pull their plug.
 */
package foyer.journeys.house;
