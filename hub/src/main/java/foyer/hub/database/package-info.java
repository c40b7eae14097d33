/**
 * The way to PostgreSQL: one address, the migrations, the pools.
 * It refuses to know any table; each room has its own SQL.
 */
package foyer.hub.database;
