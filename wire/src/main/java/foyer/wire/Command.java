package foyer.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/** What the hub asks of a kiosk now. In JSON its {@code kind} says which; one that a kiosk does not know it leaves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.LetIn.class, name = "letIn"),
    @JsonSubTypes.Type(value = Command.TurnAway.class, name = "turnAway")
})
public sealed interface Command {

    /** Staff let in whoever asked. */
    record LetIn(UUID ask) implements Command {
        public LetIn {
            Required.present(ask, "ask");
        }
    }

    /** Staff do not. */
    record TurnAway(UUID ask) implements Command {
        public TurnAway {
            Required.present(ask, "ask");
        }
    }
}
