package foyer.hub.web;

import foyer.hub.database.Scope;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is done for each operation of the contract, by its operationId. */
final class Operations {

    private final Spaces spaces;
    private final Map<String, Operation> byId = new LinkedHashMap<>();

    /** Does it. What it throws or fails with is a fault, but for {@link Unusable} and an unreadable body. */
    interface Operation {
        Future<Answer> answer(Asked asked);
    }

    /** The same, in a space that is there, and with the database narrowed to it. */
    interface InSpace {
        Future<Answer> answer(Space space, Asked asked);
    }

    Operations(Spaces spaces) {
        this.spaces = spaces;
    }

    Operations add(String operationId, Operation operation) {
        if (byId.put(operationId, operation) != null) {
            throw new IllegalStateException(operationId + " is there twice");
        }
        return this;
    }

    Operations inSpace(String operationId, InSpace operation) {
        return add(operationId, asked -> {
            SpaceId slug = asked.space();
            return spaces.find(slug)
                    .map(space -> {
                        Scope.enter(space.id());
                        return operation.answer(space, asked);
                    })
                    .orElseGet(() -> Future.succeededFuture(noSpace(slug)));
        });
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Operation get(String operationId) {
        Operation operation = byId.get(operationId);
        if (operation == null) {
            throw new IllegalStateException("Nothing is done for " + operationId + " of the contract");
        }
        return operation;
    }

    static Answer noSpace(SpaceId slug) {
        return Answer.problem(
                404, "There is no space \"" + slug + "\". GET " + Contract.BASE + "/spaces lists those there are.");
    }
}
