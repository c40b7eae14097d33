package foyer.wire.pass;

import foyer.wire.SigningKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys of a space, by their number. A key that cannot be read verifies nothing, and the others go on. */
public final class PassKeys {

    private static final Logger log = LoggerFactory.getLogger(PassKeys.class);

    private final Map<Integer, Ed25519Key> keys = new HashMap<>();

    public PassKeys(List<SigningKey> published) {
        for (SigningKey key : published) {
            Ed25519Key.ofEncoded(key.ed25519())
                    .ifPresentOrElse(
                            readable -> keys.put(key.id(), readable),
                            () -> log.warn(
                                    "Signing key {} is not an Ed25519 public key; passes signed with it are refused",
                                    key.id()));
        }
    }

    /** Whether the key that the pass names is one of these, and signed it. */
    public boolean signed(Reading.Signed reading) {
        Ed25519Key key = keys.get(reading.pass().keyId());
        return key != null && reading.signedBy(key);
    }
}
