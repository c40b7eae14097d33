package foyer.kiosk.web;

import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.web.DeskRoutes.Acts;
import foyer.kiosk.web.DeskRoutes.Answer;
import foyer.wire.Required;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code /desk/event/…}: what somebody says of the event that their verdict names. */
public final class EventFlow implements DeskRoutes.Flow {

    private final ScanDesk desk;
    private final BooleanSupplier on;

    /** The verdict's. */
    record OnVerdict(long number) {}

    record Said(long number, String answer) {
        Said {
            Required.text(answer, "answer");
        }
    }

    public EventFlow(ScanDesk desk, BooleanSupplier on) {
        this.desk = desk;
        this.on = on;
    }

    @Override
    public String name() {
        return "event";
    }

    @Override
    public boolean isOn() {
        return on.getAsBoolean();
    }

    @Override
    public void addTo(Acts acts) {
        acts.add("not", OnVerdict.class, asked -> answer(desk.notForIt(asked.number())))
                .add("answer", Said.class, said -> answer(desk.answered(said.number(), said.answer())));
    }

    private static Future<Answer> answer(Future<Boolean> done) {
        return done.map(said -> said
                ? Answer.of(Map.of())
                : Answer.problem(
                        "Too late", "That verdict is gone, or this has been said. Nothing is to be done.", 410));
    }
}
