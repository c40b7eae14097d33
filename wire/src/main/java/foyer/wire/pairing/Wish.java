package foyer.wire.pairing;

import foyer.wire.Required;
import java.time.Instant;

/**
 * A wish on its way, kept on disk before its code is shown: whoever is killed now goes on where they were.
 *
 * @param until by this device's clock
 */
record Wish(String secret, String code, String claim, Instant until) {

    Wish {
        Required.text(secret, "secret");
        Required.text(code, "code");
        Required.text(claim, "claim");
        Required.present(until, "until");
    }

    /** Without the secret and the claim, for a log line. */
    @Override
    public String toString() {
        return "Wish[" + code + ", until " + until + "]";
    }
}
