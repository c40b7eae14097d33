package foyer.wire.pass;

import foyer.wire.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys of a space, by their number. A key that cannot be read verifies nothing, and the others go on. */
public final class PassKeys {

    private static final Logger log = LoggerFactory.getLogger(PassKeys.class);

    private final Map<Integer, PublicKey> keys = new HashMap<>();

    public PassKeys(List<SigningKey> published) {
        for (SigningKey key : published) {
            try {
                X509EncodedKeySpec encoded = new X509EncodedKeySpec(key.ed25519());
                keys.put(key.id(), KeyFactory.getInstance("Ed25519").generatePublic(encoded));
            } catch (GeneralSecurityException e) {
                log.warn("Signing key {} is not an Ed25519 public key; passes signed with it are refused", key.id(), e);
            }
        }
    }

    /** Whether the key that the pass names is one of these, and signed it. */
    public boolean signed(Reading.SignedPass reading) {
        PublicKey key = keys.get(reading.pass().keyId());
        return key != null && reading.signedBy(key);
    }
}
