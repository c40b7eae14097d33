package foyer.hub.web;

import java.util.Map;

/** Who was introduced to whom, and the questions for it. */
final class IntroductionRoutes {

    private final Rooms.Introductions introductions;

    IntroductionRoutes(Rooms.Introductions introductions) {
        this.introductions = introductions;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("importPrompts", (space, asked) -> introductions
                        .importPrompts(space, asked.bytes().getBytes())
                        .map(Imported::answer))
                .inSpace("listIntroductions", (space, asked) -> introductions
                        .latest(space, asked.limit())
                        .map(made -> Answer.ok(Map.of("introductions", made))));
    }
}
