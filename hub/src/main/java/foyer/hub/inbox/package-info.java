/**
 * Where devices' messages arrive: each is read and handed to its room, and what cannot be read or used is kept aside;
 * either way it is answered. It refuses to answer anything that is not safe in the database.
 */
package foyer.hub.inbox;
