package foyer.hub.web;

import foyer.hub.introductions.Introduction;
import foyer.hub.introductions.Introductions;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Who was introduced to whom, and the questions for it. */
final class IntroductionRoutes {

    private final Introductions introductions;
    private final InstantSource clock;

    /** One introduction, as staff may see it. */
    record View(Instant at, List<String> names, String shared, String prompt, String place, boolean onScreens) {
        static View of(Introduction made) {
            return new View(made.at(), made.names(), made.shared(), made.prompt(), made.place(), made.onScreens());
        }
    }

    IntroductionRoutes(Introductions introductions, InstantSource clock) {
        this.introductions = introductions;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("importPrompts", (space, asked) -> introductions
                        .importPrompts(space, asked.bytes().getBytes())
                        .map(Imported::answer))
                .inSpace("listIntroductions", this::list);
    }

    private Future<Answer> list(Space space, Asked asked) {
        return introductions
                .today(space, clock.instant())
                .map(made -> Answer.ok(Map.of(
                        "introductions",
                        made.stream().limit(asked.limit()).map(View::of).toList())));
    }
}
