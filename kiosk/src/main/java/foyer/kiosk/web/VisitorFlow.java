package foyer.kiosk.web;

import foyer.kiosk.visitors.HouseBook;
import foyer.kiosk.visitors.Visitors;
import foyer.kiosk.web.DeskRoutes.Acts;
import foyer.kiosk.web.DeskRoutes.Answer;
import foyer.wire.Required;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@code /desk/visitors/…}: somebody who is no member says who they are and whom they visit, and accepts the house rules. */
public final class VisitorFlow implements DeskRoutes.Flow {

    private final Visitors visitors;
    private final HouseBook book;
    private final BooleanSupplier on;

    record Letters(String letters) {
        Letters {
            Required.present(letters, "letters");
        }
    }

    record Nothing() {}

    /** @param accepted the house rules; where there are none, that too */
    record Came(
            String name, @Nullable String handle, @Nullable String whom, boolean accepted) {
        Came {
            Required.text(name, "name");
            Required.that(accepted, "The house rules must be accepted.");
        }
    }

    public VisitorFlow(Visitors visitors, HouseBook book, BooleanSupplier on) {
        this.visitors = visitors;
        this.book = book;
        this.on = on;
    }

    @Override
    public String name() {
        return "visitors";
    }

    @Override
    public boolean isOn() {
        return on.getAsBoolean();
    }

    @Override
    public void addTo(Acts acts) {
        acts.add("rules", Nothing.class, asked -> Future.succeededFuture(Answer.of(Map.of("rules", book.houseRules()))))
                .add(
                        "hosts",
                        Letters.class,
                        asked -> Future.succeededFuture(ForgottenBadgeFlow.searched(visitors.hosts(asked.letters()))))
                .add("came", Came.class, came -> visitors.came(came.name(), came.handle(), came.whom())
                        .map(Answer::of));
    }
}
