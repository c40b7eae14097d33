package foyer.hub.web;

import foyer.wire.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers onto the wire, and faults into answers that tell nothing of the inside. */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    /** PostgreSQL's words for a text with a character that it has no place for. */
    private static final Set<String> CANNOT_BE_KEPT = Set.of("22021", "22P05");

    private Answers() {}

    static void send(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (answer.status() == 101 || response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (answer.body() == null) {
            response.end();
        } else if (answer.body() instanceof Answer.File file) {
            response.putHeader("Content-Type", file.type()).end(Buffer.buffer(file.bytes()));
        } else {
            String type = answer.body() instanceof Answer.Problem ? "application/problem+json" : "application/json";
            response.putHeader("Content-Type", type).end(Buffer.buffer(Wire.encode(answer.body())));
        }
    }

    /** The last resort of every route: whatever was thrown, failed or not found. */
    static void fail(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException) {
            log.debug("{} not answered: whoever asked has gone", what(context));
        } else if (context.response().headWritten()) {
            context.response().reset();
        } else {
            send(context, of(context, context.statusCode(), context.failure()));
        }
    }

    private static Answer of(RoutingContext context, int status, @Nullable Throwable failure) {
        if (failure instanceof Unusable unusable) {
            return unusable.answer();
        }
        if (failure instanceof Wire.Unreadable unreadable) {
            return Answer.problem(422, String.valueOf(unreadable.getMessage()));
        }
        if (failure instanceof HttpException invalid && invalid.getStatusCode() == 400) {
            return Answer.problem(400, Violations.inWords(invalid));
        }
        if (failure instanceof PgException refused && CANNOT_BE_KEPT.contains(String.valueOf(refused.getSqlState()))) {
            return Answer.problem(422, "There is a character in the text that cannot be kept (U+0000). Take it out.");
        }
        if (isDatabaseAway(failure)) {
            log.warn("{} not answered: the database does not", what(context), failure);
            return Answer.problem(503, "The hub's database does not answer. Try again in a moment.")
                    .with("Retry-After", "5");
        }
        return switch (status) {
            case 400 -> Answer.problem(400, "This is no request that HTTP allows.");
            case 404 ->
                Answer.problem(
                        404, "There is nothing here. GET " + Contract.BASE + "/openapi.json lists what there is.");
            case 405 ->
                Answer.problem(
                        405,
                        context.request().method() + " does nothing here. GET " + Contract.BASE
                                + "/openapi.json lists what does.");
            case 413 -> Answer.problem(413, "The body is larger than this operation takes. Send less at once.");
            case 414, 431 -> Answer.problem(status, "The address or the headers are too long.");
            default -> fault(context, failure);
        };
    }

    private static Answer fault(RoutingContext context, @Nullable Throwable failure) {
        log.error("{} failed; whoever asked was told so", what(context), failure);
        return Answer.problem(500, "The hub failed at this; its log says why. What was asked may not have happened.");
    }

    private static boolean isDatabaseAway(@Nullable Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ClosedConnectionException
                || failure instanceof TimeoutException;
    }

    /** Without the path's secrets: the route as the contract writes it. */
    private static String what(RoutingContext context) {
        String route = context.currentRoute() == null
                ? ""
                : String.valueOf(context.currentRoute().getPath());
        return context.request().method() + " " + route;
    }
}
