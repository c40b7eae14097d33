package foyer.kiosk.web;

import foyer.kiosk.visitors.HouseBook;
import foyer.kiosk.visitors.Visitors;
import foyer.kiosk.web.DeskRoutes.Acts;
import foyer.kiosk.web.DeskRoutes.Answer;
import foyer.wire.Required;
import foyer.wire.limits.RateLimits;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@code /desk/visitors/…}: somebody who is no member says who they are and whom they visit, and accepts the house rules. */
public final class VisitorFlow implements DeskRoutes.Flow {

    private final Visitors visitors;
    private final HouseBook book;
    private final BooleanSupplier on;
    private final RateLimits limits;

    record Letters(String letters) {
        Letters {
            Required.present(letters, "letters");
        }
    }

    record Nothing() {}

    record Look(UUID visit) {
        Look {
            Required.present(visit, "visit");
        }
    }

    /** @param accepted the house rules; where there are none, that too */
    record Came(
            String name, @Nullable String handle, @Nullable String whom, boolean accepted) {
        Came {
            Required.text(name, "name");
            Required.that(accepted, "The house rules must be accepted.");
        }
    }

    /** Each is a letter to somebody: a bus full of guests is let in, a script is not. */
    private static final int AT_ONCE = 15;

    private static final int A_MINUTE = 6;

    public VisitorFlow(Visitors visitors, HouseBook book, BooleanSupplier on, InstantSource clock) {
        this.limits = new RateLimits(clock, AT_ONCE, A_MINUTE);
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
                .add("came", Came.class, this::came)
                .add(
                        "look",
                        Look.class,
                        look -> Future.succeededFuture(visitors.look(look.visit())
                                .map(Answer::of)
                                .orElseGet(() -> Answer.problem("Gone", "Nobody looks at it any more.", 410))));
    }

    private Future<Answer> came(Came came) {
        Optional<Duration> pause = limits.take("came");
        return pause.isPresent()
                ? Future.succeededFuture(ForgottenBadgeFlow.tooMany(pause.get()))
                : visitors.came(came.name(), came.handle(), came.whom()).map(Answer::of);
    }
}
