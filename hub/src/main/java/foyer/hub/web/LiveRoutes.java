package foyer.hub.web;

import foyer.hub.board.Board;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** The manager's page, live. */
final class LiveRoutes {

    private final Board board;
    private final SessionCookie cookie;
    private final LiveLines lines;

    LiveRoutes(Board board, SessionCookie cookie, LiveLines lines) {
        this.board = board;
        this.cookie = cookie;
        this.lines = lines;
    }

    void addTo(Operations operations) {
        operations.inSpace("watchSpace", this::watch);
    }

    private Future<Answer> watch(Space space, Asked asked) {
        HttpServerRequest request = asked.context().request();
        if (!request.canUpgradeToWebSocket()) {
            return Future.succeededFuture(
                    Answer.problem(426, "This is a WebSocket. Open it as one.").with("Upgrade", "websocket"));
        }
        String token = cookie.token(asked.context()).orElseThrow(); // the guard has found whose it is
        return request.toWebSocket().map(socket -> {
            board.join(space.slug(), asked.role(), socket);
            lines.hold(socket, token, space.slug(), asked.role());
            return Answer.UPGRADED;
        });
    }
}
