/**
 * HTTP and WebSocket doors of the hub, hung as the OpenAPI contract says: parse, ask one room, answer.
 * It refuses to decide or to store anything; what it opens to whom stands in the contract.
 */
package foyer.hub.web;
