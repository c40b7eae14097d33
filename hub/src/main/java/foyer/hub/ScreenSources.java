package foyer.hub;

import foyer.hub.events.Events;
import foyer.hub.events.Occurrence;
import foyer.hub.introductions.Introductions;
import foyer.hub.screens.Screens;
import foyer.hub.spaces.Space;
import foyer.wire.IntroductionCard;
import foyer.wire.Programme.ProgrammeEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What programmes are made of, beside who came. */
record ScreenSources(Events events, Introductions introductions) implements Screens.Sources {

    @Override
    public Future<List<ProgrammeEvent>> events(Space space, Instant from, Instant until) {
        return events.upcoming(space, from, until)
                .map(all -> all.stream().map(Occurrence::shown).toList());
    }

    @Override
    public Future<Optional<IntroductionCard>> introduction(Space space, Instant now) {
        return introductions.forWall(space, now).map(cards -> cards.stream().findFirst());
    }

    @Override
    public Future<Optional<String>> question(Space space, Instant now) {
        return introductions.question(space, now);
    }
}
