package foyer.hub.web;

import foyer.hub.audit.Audit;
import foyer.hub.audit.Deed;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.SpaceId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the audit what was asked for and what came of it, before it is answered: every operation that changes
 * something, and those that the contract marks {@code x-foyer-audited} because they give something away.
 */
final class Bookkeeper {

    /** Tries beyond the limit are counted by the limit, and strangers who are turned away unread are none: no flood of them
     * may fill a book of which nothing is ever taken out. */
    private static final int TOO_MANY = 429;

    private static final int FORBIDDEN = 403;
    private static final int FAULT = 500;

    private final Audit audit;
    private final Spaces spaces;

    Bookkeeper(Audit audit, Spaces spaces) {
        this.audit = audit;
        this.spaces = spaces;
    }

    Operations.Operation watching(Operation described, Operations.Operation done) {
        boolean changesNothing = described.getHttpMethod().equals(HttpMethod.GET);
        if (changesNothing && !described.getOpenAPIModel().getBoolean("x-foyer-audited", false)) {
            return done;
        }
        String act = described.getOperationId();
        return asked ->
                attempt(done, asked).transform(came -> note(act, asked, came).compose(noted -> answer(came)));
    }

    private static Future<Answer> attempt(Operations.Operation done, Asked asked) {
        try {
            return done.answer(asked);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** What was done stands, but is answered as a fault, when it cannot be written down. */
    private Future<Void> note(String act, Asked asked, AsyncResult<Answer> came) {
        int status = status(came);
        boolean strangerTurnedAway = status == FORBIDDEN && asked.actor().equals(Asked.NOBODY);
        return status == TOO_MANY || strangerTurnedAway
                ? Future.succeededFuture()
                : audit.note(new Deed(
                        spaceId(asked), asked.actor(), act, asked.object(), Integer.toString(status), asked.address()));
    }

    private static int status(AsyncResult<Answer> came) {
        if (came.succeeded()) {
            return came.result().status();
        }
        return came.cause() instanceof Unusable unusable ? unusable.answer().status() : FAULT;
    }

    private static Future<Answer> answer(AsyncResult<Answer> came) {
        return came.succeeded() ? Future.succeededFuture(came.result()) : Future.failedFuture(came.cause());
    }

    private @Nullable Integer spaceId(Asked asked) {
        String slug = asked.context().pathParam("space");
        return slug == null
                ? asked.homeSpace().map(Space::id).orElse(null)
                : spaces.find(new SpaceId(slug)).map(Space::id).orElse(null);
    }
}
