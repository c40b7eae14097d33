package foyer.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Of a check-in. */
public record CheckInId(@JsonValue UUID value) implements KeptId, Comparable<CheckInId> {

    @JsonCreator
    public CheckInId {
        Required.present(value, "id");
    }

    @Override
    public int compareTo(CheckInId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
