package foyer.hub.web;

import foyer.hub.board.Board;
import foyer.hub.checkin.AsideShelf;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.spaces.Space;
import foyer.wire.OccupancyNow;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Who is in, and how many. */
final class PresenceRoutes {

    private final Occupancy occupancy;
    private final AsideShelf aside;
    private final Board board;
    private final InstantSource clock;

    PresenceRoutes(Occupancy occupancy, AsideShelf aside, Board board, InstantSource clock) {
        this.occupancy = occupancy;
        this.aside = aside;
        this.board = board;
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
                .inSpace("listCheckInsAside", this::aside)
                .inSpace("watchSpace", this::watch);
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

    private Future<Answer> watch(Space space, Asked asked) {
        HttpServerRequest request = asked.context().request();
        if (!request.canUpgradeToWebSocket()) {
            return Future.succeededFuture(
                    Answer.problem(426, "This is a WebSocket. Open it as one.").with("Upgrade", "websocket"));
        }
        return request.toWebSocket().map(socket -> {
            board.join(space.slug(), socket);
            return Answer.UPGRADED;
        });
    }

    private LocalDate today(Space space) {
        return LocalDate.ofInstant(clock.instant(), space.timeZone());
    }
}
