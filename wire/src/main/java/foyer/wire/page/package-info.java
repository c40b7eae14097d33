/**
 * Pages: what a browser loads ({@link foyer.wire.page.Assets}) and what keeps it up to date ({@link foyer.wire.page.LivePage}).
 * It refuses to know what any page shows, and to serve anything that was not on the class path at the start.
 */
package foyer.wire.page;
