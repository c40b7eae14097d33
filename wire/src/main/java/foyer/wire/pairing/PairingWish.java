package foyer.wire.pairing;

import foyer.wire.Required;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /pairings}: what a device says to be let in.
 *
 * @param kind   {@code kiosk} or {@code screen}
 * @param secret 256 bits of its own making, base64url; the hub keeps only hashes of it
 * @param name   what it says of itself, for whoever confirms it: nobody has checked it
 */
public record PairingWish(
        String kind, String secret, @Nullable String name) {

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    public PairingWish {
        Required.text(kind, "kind");
        Required.that(
                SECRET.matcher(Required.text(secret, "secret")).matches(),
                "secret must be 256 random bits in base64url: 43 characters");
    }

    /** Without the secret, for a log line. */
    @Override
    public String toString() {
        return "PairingWish[" + kind + "]";
    }
}
