package foyer.hub.web;

import foyer.hub.inbox.AsideShelf;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.spaces.Space;
import foyer.wire.OccupancyNow;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Who is in, and how many. */
final class PresenceRoutes {

    private final Occupancy occupancy;
    private final AsideShelf aside;
    private final InstantSource clock;

    PresenceRoutes(Occupancy occupancy, AsideShelf aside, InstantSource clock) {
        this.occupancy = occupancy;
        this.aside = aside;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("getOccupancy", (space, asked) -> now(space).map(Answer::ok))
                .inSpace("getOccupancyCurve", this::curve)
                .inSpace("listPresence", (space, asked) -> occupancy
                        .present(space)
                        .map(present -> Answer.ok(Map.of("present", present))))
                .inSpace("listArrivals", this::arrivals)
                .inSpace("listCheckInsAside", this::aside);
    }

    private Future<OccupancyNow> now(Space space) {
        Optional<OccupancyNow> counted = occupancy.now(space.slug());
        return counted.map(Future::succeededFuture).orElseGet(() -> occupancy.count(space));
    }

    private Future<Answer> curve(Space space, Asked asked) {
        return occupancy
                .curve(space, asked.day("date").orElseGet(() -> today(space)))
                .map(Answer::ok);
    }

    private Future<Answer> arrivals(Space space, Asked asked) {
        return occupancy
                .passages(space, today(space), asked.limit())
                .map(passages -> Answer.ok(Map.of("arrivals", passages)));
    }

    private Future<Answer> aside(Space space, Asked asked) {
        return aside.latest(space.id(), asked.limit()).map(all -> Answer.ok(Map.of("aside", all)));
    }

    private LocalDate today(Space space) {
        return LocalDate.ofInstant(clock.instant(), space.timeZone());
    }
}
