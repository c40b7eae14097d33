package foyer.hub.web;

import foyer.hub.mail.Letter;
import foyer.hub.mail.Outbox;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The letters of a house without a mail server. */
final class OutboxRoutes {

    private final @Nullable Outbox outbox;

    record View(Instant at, String to, String subject, String text) {
        static View of(Outbox.Kept kept) {
            Letter letter = kept.letter();
            return new View(kept.at(), letter.to(), letter.subject(), letter.text());
        }
    }

    /** @param outbox null where a mail server sends the letters */
    OutboxRoutes(@Nullable Outbox outbox) {
        this.outbox = outbox;
    }

    void addTo(Operations operations) {
        operations.inSpace("listOutbox", this::list);
    }

    private Future<Answer> list(Space space, Asked asked) {
        return outbox == null
                ? Future.succeededFuture(Answer.problem(
                        404,
                        "There is no outbox: a mail server is set, and letters are kept nowhere once it has them."))
                : outbox.of(space.id(), asked.limit())
                        .map(kept -> Answer.ok(
                                Map.of("letters", kept.stream().map(View::of).toList())));
    }
}
