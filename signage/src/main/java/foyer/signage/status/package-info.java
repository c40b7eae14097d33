/**
 * Tells the hub how the screen is, and whoever asks at the door of the process whether it is ready.
 * It refuses to mend anything.
 */
package foyer.signage.status;
