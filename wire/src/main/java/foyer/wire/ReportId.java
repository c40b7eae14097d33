package foyer.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Of a report; no check-in of the device has the same. */
public record ReportId(@JsonValue UUID value) implements KeptId {

    @JsonCreator
    public ReportId {
        Required.present(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
