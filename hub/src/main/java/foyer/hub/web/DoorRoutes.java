package foyer.hub.web;

import foyer.hub.door.DoorAsks;
import foyer.hub.rollcall.RollCalls;
import foyer.hub.spaces.Space;
import foyer.wire.Required;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** What whoever of the staff is near does for a door: members without a badge who wait, and the roll call. */
final class DoorRoutes {

    private final DoorAsks asks;
    private final RollCalls rollCalls;

    record Word(UUID ask, boolean letIn) {
        Word {
            Required.present(ask, "ask");
        }
    }

    DoorRoutes(DoorAsks asks, RollCalls rollCalls) {
        this.asks = asks;
        this.rollCalls = rollCalls;
    }

    void addTo(Operations operations) {
        operations
                .inSpace(
                        "listDoorAsks", (space, asked) -> asks.open(space).map(open -> Answer.ok(Map.of("asks", open))))
                .inSpace("getRollCall", (space, asked) -> rollCalls.now(space).map(Answer::ok))
                .inSpace("answerDoorAsk", this::answer);
    }

    private Future<Answer> answer(Space space, Asked asked) {
        Word word = asked.body(Word.class);
        asked.concerns("ask " + word.ask() + (word.letIn() ? " let in" : " turned away"));
        return asks.answer(space, word.ask(), word.letIn())
                .map(heard -> heard
                        ? Answer.done()
                        : Answer.problem(
                                409, "That has been answered, or it is too long ago. They can ask again at the door."))
                .recover(e -> Future.succeededFuture(
                        Answer.problem(503, "The door cannot be reached. Please go and open it yourself.")));
    }
}
