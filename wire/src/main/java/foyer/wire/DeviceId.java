package foyer.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The short name of a kiosk or screen, unique in its space: lower-case letters, digits and hyphens, at most 40, for example {@code front-door}. One level of a topic. */
public record DeviceId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @JsonCreator
    public DeviceId {
        Required.that(
                SHAPE.matcher(Required.text(value, "device")).matches(),
                "device must be lower-case letters, digits and hyphens, at most 40 (for example front-door)");
    }

    @Override
    public String toString() {
        return value;
    }
}
