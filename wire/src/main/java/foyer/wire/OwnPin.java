package foyer.wire;

import java.time.LocalDate;

/**
 * What a kiosk knows of a member's PIN, so that it can tell the right one without the hub.
 *
 * @param verifier Argon2id, as {@code foyer.wire.pin} makes it
 * @param until    the last day on which it opens a door: as long as one of their passes does
 */
public record OwnPin(String verifier, LocalDate until) {

    public OwnPin {
        Required.text(verifier, "verifier");
        Required.present(until, "until");
    }

    /** Without the verifier: this may end up in a log. */
    @Override
    public String toString() {
        return "OwnPin[until " + until + "]";
    }
}
