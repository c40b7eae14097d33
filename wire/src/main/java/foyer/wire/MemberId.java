package foyer.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A member of a space, as the hub numbers them; from 1. */
public record MemberId(@JsonValue long value) {

    @JsonCreator
    public MemberId {
        Required.that(value > 0, "member must be a positive number");
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
