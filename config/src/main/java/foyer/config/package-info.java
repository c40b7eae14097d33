/**
 * Reads the settings that a person edits, once, into a record.
 * It refuses to guess: what is missing, unknown or wrong is said with the fix.
 */
package foyer.config;
