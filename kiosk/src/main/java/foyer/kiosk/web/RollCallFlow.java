package foyer.kiosk.web;

import foyer.kiosk.rollcall.RollCall;
import foyer.kiosk.rollcall.RollCall.Outcome;
import foyer.kiosk.rollcall.RollCall.Roll;
import foyer.kiosk.web.DeskRoutes.Acts;
import foyer.kiosk.web.DeskRoutes.Answer;
import foyer.wire.Required;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** {@code /desk/roll/…}: staff open the roll call with their PIN, and tick off whom they see. */
public final class RollCallFlow implements DeskRoutes.Flow {

    private final RollCall rollCall;
    private final BooleanSupplier on;

    record Key(String pin) {
        Key {
            Required.text(pin, "pin");
        }

        /** Without the number: this may end up in a log. */
        @Override
        public String toString() {
            return "Key[]";
        }
    }

    record Open(String call) {
        Open {
            Required.text(call, "call");
        }
    }

    record Tick(String call, String who) {
        Tick {
            Required.text(call, "call");
            Required.text(who, "who");
        }
    }

    public RollCallFlow(RollCall rollCall, BooleanSupplier on) {
        this.rollCall = rollCall;
        this.on = on;
    }

    @Override
    public String name() {
        return "roll";
    }

    @Override
    public boolean isOn() {
        return on.getAsBoolean();
    }

    @Override
    public void addTo(Acts acts) {
        acts.add("open", Key.class, key -> rollCall.open(new Pin(key.pin())).map(RollCallFlow::answer))
                .add("look", Open.class, open -> Future.succeededFuture(answer(rollCall.look(open.call()))))
                .add("tick", Tick.class, tick -> rollCall.tick(tick.call(), tick.who())
                        .map(RollCallFlow::answer))
                .add("end", Open.class, open -> {
                    Future<Void> ended =
                            rollCall.look(open.call()).isPresent() ? rollCall.end() : Future.succeededFuture();
                    return ended.map(Answer.of(Map.of()));
                });
    }

    private static Answer answer(Optional<Roll> roll) {
        return roll.map(Answer::of)
                .orElseGet(() -> Answer.problem("It has ended", "Open the roll call again with the PIN.", 410));
    }

    private static Answer answer(Outcome outcome) {
        if (outcome instanceof RollCall.Opened opened) {
            return Answer.of(opened.roll());
        }
        if (outcome instanceof RollCall.TooMany tooMany) {
            return ForgottenBadgeFlow.tooMany(tooMany.pause());
        }
        return outcome instanceof RollCall.NoPin
                ? Answer.problem("No PIN", "Staff set the PIN for the roll call on the manager's page.", 409)
                : Answer.problem("Not that PIN", "It is the staff's PIN of this house. Try again.", 403);
    }
}
