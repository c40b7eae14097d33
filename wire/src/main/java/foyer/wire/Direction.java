package foyer.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way somebody went through the door. The wire knows only these two; a toggle is the kiosk's affair. */
public enum Direction {
    @JsonProperty("in")
    IN,
    @JsonProperty("out")
    OUT;

    public Direction opposite() {
        return this == IN ? OUT : IN;
    }
}
