package foyer.hub.web;

import foyer.hub.board.Board;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** Stands for what the board shows of the day, which has tests of its own. */
final class Happenings implements Board.Sources {

    @Override
    public Future<?> events(Space space, LocalDate day) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<?> feedback(Space space, LocalDate day) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<?> asks(Space space) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<?> visitors(Space space) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<?> rollCall(Space space) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<String>> conflicts(Space space) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<?> introductions(Space space) {
        return Future.succeededFuture(List.of());
    }
}
