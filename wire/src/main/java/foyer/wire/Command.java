package foyer.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.UUID;

/** What the hub asks of a kiosk now. In JSON its {@code kind} says which; one that a kiosk does not know it leaves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.LetIn.class, name = "letIn"),
    @JsonSubTypes.Type(value = Command.TurnAway.class, name = "turnAway"),
    @JsonSubTypes.Type(value = Command.DayPass.class, name = "dayPass"),
    @JsonSubTypes.Type(value = Command.Announced.class, name = "announced")
})
public sealed interface Command {

    /** Staff let in whoever asked. */
    record LetIn(UUID ask) implements Command {
        public LetIn {
            Required.present(ask, "ask");
        }
    }

    /**
     * A visitor who has come is known to the house: this is their pass.
     *
     * @param text  what its QR code holds
     * @param until the day on which it is good
     */
    record DayPass(UUID visit, String text, LocalDate until) implements Command {
        public DayPass {
            Required.present(visit, "visit");
            Required.text(text, "text");
            Required.present(until, "until");
        }
    }

    /** What came of telling somebody of a visitor; said again when it is more. */
    record Announced(UUID visit, Heard heard) implements Command {

        public enum Heard {
            /** Their host has been told. */
            @JsonProperty("host")
            HOST,
            /** Somebody of the house has, or its machine. */
            @JsonProperty("house")
            HOUSE,
            /** Nobody could be told yet. */
            @JsonProperty("nobody")
            NOBODY
        }

        public Announced {
            Required.present(visit, "visit");
            Required.present(heard, "heard");
        }
    }

    /** Staff do not. */
    record TurnAway(UUID ask) implements Command {
        public TurnAway {
            Required.present(ask, "ask");
        }
    }
}
