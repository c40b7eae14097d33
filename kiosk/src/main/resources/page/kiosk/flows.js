/**
 * What people can do at the door beside holding up a badge. A flow is one file, flow-<name>.js, that exports
 *
 *   name      a word: its data goes to POST /desk/<name>/<act>
 *   offer     (state) => null when there is nothing to offer now, or {label, quiet}: the words on its button; quiet is true for
 *             what only the house's people need, which is set small
 *   view      (state, actions) => what it shows, a template with one <h1>; state.flow.data is its own, {} at first
 *   beside    (verdict, actions, kiosk) => optional: what stands below a verdict, or nothing
 *
 * It asks state.kiosk.features whether the house wants it, and state.kiosk.online before anything that needs the hub. The
 * actions are in flow-shell.js. At most three buttons stand on the page, the first in this list before the others.
 */
import * as event from "./flow-event.js";
import * as feedback from "./flow-feedback.js";
import * as find from "./flow-find.js";
import * as roll from "./flow-roll.js";
import * as visitors from "./flow-visitors.js";

export const flows = [visitors, find, event, feedback, roll];
