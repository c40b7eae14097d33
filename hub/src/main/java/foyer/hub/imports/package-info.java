/**
 * What a person brings in a file: a table read by its column names and line numbers, and the report on what became of it.
 * It refuses to know what the columns mean; each room does that for its own.
 */
package foyer.hub.imports;
