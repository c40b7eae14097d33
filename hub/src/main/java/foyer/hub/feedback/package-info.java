/**
 * How people say it was on their way out, counted by day and event.
 * It refuses to know who said it, or at which moment.
 */
package foyer.hub.feedback;
