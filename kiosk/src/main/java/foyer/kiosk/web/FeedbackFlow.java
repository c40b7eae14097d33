package foyer.kiosk.web;

import foyer.kiosk.desk.Farewells;
import foyer.kiosk.web.DeskRoutes.Acts;
import foyer.kiosk.web.DeskRoutes.Answer;
import foyer.wire.Feedback.Mood;
import foyer.wire.Required;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code /desk/feedback/tap}: how it was, on the goodbye of that number. */
public final class FeedbackFlow implements DeskRoutes.Flow {

    private final Farewells farewells;
    private final BooleanSupplier on;

    record Tap(long number, Mood mood) {
        Tap {
            Required.present(mood, "mood");
        }
    }

    public FeedbackFlow(Farewells farewells, BooleanSupplier on) {
        this.farewells = farewells;
        this.on = on;
    }

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public boolean isOn() {
        return on.getAsBoolean();
    }

    @Override
    public void addTo(Acts acts) {
        acts.add("tap", Tap.class, tap -> farewells
                .tapped(tap.number(), tap.mood())
                .map(said -> said.isPresent()
                        ? Answer.of(Map.of())
                        : Answer.problem("Too late", "That goodbye is gone, or it has been said.", 410)));
    }
}
