package foyer.wire.pass;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** What a text turned out to be. */
public sealed interface Reading {

    /** Something else: a web address, a bottle of water, a pass of a version that is not known here. */
    record NotAPass() implements Reading {}

    /**
     * Has the form of a pass. Nothing in it is to be believed before {@link #signedBy} or {@link PassKeys#signed}.
     *
     * @param signed    the bytes that were signed
     * @param signature Ed25519, 64 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; two readings are the same when their texts are
    record SignedPass(Pass pass, byte[] signed, byte[] signature) implements Reading {

        public boolean signedBy(PublicKey key) {
            try {
                Signature ed25519 = Signature.getInstance("Ed25519");
                ed25519.initVerify(key);
                ed25519.update(signed);
                return ed25519.verify(signature);
            } catch (SignatureException | InvalidKeyException notItsSignature) {
                return false;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This JDK has no Ed25519; Foyer needs JDK 17 or newer", e);
            }
        }
    }
}
