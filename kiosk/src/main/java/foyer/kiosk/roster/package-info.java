/**
 * Who may enter, as the hub last said, kept so that the door opens also when the hub cannot be asked.
 * It refuses to decide who does: that is the gate's.
 */
package foyer.kiosk.roster;
