/**
 * What each lobby screen shows: the programme, composed whole and published when it has changed.
 * It refuses to show a name that its owner has not allowed on screens.
 */
package foyer.hub.screens;
