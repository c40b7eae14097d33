package foyer.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Minted once by the device (UUIDv7, RFC 9562); every resend carries the same one. */
public record CheckInId(@JsonValue UUID value) implements Comparable<CheckInId> {

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
