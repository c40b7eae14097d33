package foyer.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The short name of a space: lower-case letters, digits and hyphens, at most 40, for example {@code harbour}. One level of a topic. */
public record SpaceId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @JsonCreator
    public SpaceId {
        Required.that(
                SHAPE.matcher(Required.text(value, "space")).matches(),
                "space must be lower-case letters, digits and hyphens, at most 40 (for example harbour)");
    }

    @Override
    public String toString() {
        return value;
    }
}
