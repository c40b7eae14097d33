package foyer.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which pass a badge carries: 64 random bits, as 16 lower-case hexadecimal digits in JSON. */
public record PassId(long bits) {

    @JsonCreator
    public static PassId of(String hex) {
        Required.that(Required.text(hex, "pass").matches("[0-9a-f]{16}"), "pass must be 16 hexadecimal digits");
        return new PassId(Long.parseUnsignedLong(hex, 16));
    }

    @JsonValue
    @Override
    public String toString() {
        return String.format("%016x", bits);
    }
}
