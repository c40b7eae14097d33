package foyer.kiosk.web;

import foyer.kiosk.people.ForgottenBadge;
import foyer.kiosk.people.ForgottenBadge.Outcome;
import foyer.kiosk.people.Names;
import foyer.kiosk.web.DeskRoutes.Acts;
import foyer.kiosk.web.DeskRoutes.Answer;
import foyer.wire.Required;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code /desk/find/…}: somebody without their badge finds their name, and comes in by their PIN or by the desk. */
public final class ForgottenBadgeFlow implements DeskRoutes.Flow {

    private final Names names;
    private final ForgottenBadge forgotten;
    private final BooleanSupplier on;

    record Letters(String letters) {
        Letters {
            Required.present(letters, "letters");
        }
    }

    record Known(String handle, String pin) {
        Known {
            Required.text(handle, "handle");
            Required.text(pin, "pin");
        }

        /** Without the number: this may end up in a log. */
        @Override
        public String toString() {
            return "Known[]";
        }
    }

    record Meant(String handle) {
        Meant {
            Required.text(handle, "handle");
        }
    }

    public ForgottenBadgeFlow(Names names, ForgottenBadge forgotten, BooleanSupplier on) {
        this.names = names;
        this.forgotten = forgotten;
        this.on = on;
    }

    @Override
    public String name() {
        return "find";
    }

    @Override
    public boolean isOn() {
        return on.getAsBoolean();
    }

    @Override
    public void addTo(Acts acts) {
        acts.add("names", Letters.class, asked -> Future.succeededFuture(searched(names.find(asked.letters()))))
                .add("pin", Known.class, known -> forgotten
                        .tried(known.handle(), new Pin(known.pin()))
                        .map(ForgottenBadgeFlow::answer))
                .add("ask", Meant.class, meant -> forgotten
                        .askDesk(meant.handle())
                        .map(ForgottenBadgeFlow::answer));
    }

    static Answer searched(Names.Searched searched) {
        if (searched instanceof Names.Found found) {
            return Answer.of(found);
        }
        return searched instanceof Names.TooOften tooOften
                ? tooMany(tooOften.pause())
                : Answer.problem("Too few letters", "Type at least three letters of your name.", 422);
    }

    private static Answer answer(Outcome outcome) {
        if (outcome instanceof ForgottenBadge.Answered answered) {
            return Answer.of(answered.verdict());
        }
        if (outcome instanceof ForgottenBadge.Asked asked) {
            return Answer.of(Map.of("asked", true, "seconds", asked.lasts().toSeconds()));
        }
        if (outcome instanceof ForgottenBadge.TooMany tooMany) {
            return tooMany(tooMany.pause());
        }
        if (outcome instanceof ForgottenBadge.CutOff) {
            return Answer.problem("Cut off", "The desk cannot be reached from here now. Please ring for it.", 503);
        }
        return outcome instanceof ForgottenBadge.WrongPin
                ? Answer.problem(
                        "Not that PIN", "The name and the PIN do not belong together. Try again, or ask the desk.", 403)
                : Answer.problem("Too long ago", "Please look for your name again.", 410);
    }

    static Answer tooMany(Duration wait) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return Answer.problem(
                "Too many tries",
                "Try again in " + minutes + (minutes == 1 ? " minute" : " minutes") + ", or ask the desk.",
                429);
    }
}
