package foyer.wire.pairing;

import foyer.wire.Required;
import java.time.Instant;

/**
 * The hub's answer to a {@link PairingWish}.
 *
 * @param code  to be shown, as {@code K7P2-9QXM}
 * @param claim to be kept: by it alone the device hears what became of its wish
 */
public record PairingOffer(String code, String claim, Instant expiresAt) {

    public PairingOffer {
        Required.text(code, "code");
        Required.text(claim, "claim");
        Required.present(expiresAt, "expiresAt");
    }

    /** Without the claim, for a log line. */
    @Override
    public String toString() {
        return "PairingOffer[" + code + ", until " + expiresAt + "]";
    }
}
