package foyer.wire.pass;

import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public key for Ed25519 (RFC 8032). Bouncy Castle's, because the JDK's takes ten times as long to verify, and because
 * it refuses every second spelling of a key or a signature.
 */
public final class Ed25519Key {

    public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;
    public static final int SIGNATURE_LENGTH = Ed25519.SIGNATURE_SIZE;

    /** What stands before the key itself in its SubjectPublicKeyInfo (RFC 8410, 10.1). */
    private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Ed25519.PublicPoint point;

    private Ed25519Key(Ed25519.PublicPoint point) {
        this.point = point;
    }

    /** From its 32 bytes; empty where they are no point on the curve. */
    public static Optional<Ed25519Key> of(byte[] raw) {
        return raw.length == LENGTH
                ? Optional.ofNullable(Ed25519.validatePublicKeyPartialExport(raw, 0))
                        .map(Ed25519Key::new)
                : Optional.empty();
    }

    /** From a stranger: also empty for a key of small order, in whose name anybody could sign. */
    public static Optional<Ed25519Key> ofStranger(byte[] raw) {
        return raw.length == LENGTH
                ? Optional.ofNullable(Ed25519.validatePublicKeyFullExport(raw, 0))
                        .map(Ed25519Key::new)
                : Optional.empty();
    }

    /** From its X.509 SubjectPublicKeyInfo, as the roster carries it. */
    public static Optional<Ed25519Key> ofEncoded(byte[] spki) {
        int head = SPKI_HEAD.length;
        return spki.length == head + LENGTH && Arrays.equals(spki, 0, head, SPKI_HEAD, 0, head)
                ? of(Arrays.copyOfRange(spki, head, spki.length))
                : Optional.empty();
    }

    /** Whether this key signed the message. Any bytes at all are answered. */
    public boolean signed(byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_LENGTH && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    /** The same bytes for the same message: Ed25519 needs no chance. */
    static byte[] sign(byte[] message, PrivateKey key) {
        byte[] seed = key instanceof EdECPrivateKey ed
                ? ed.getBytes()
                        .filter(bytes -> bytes.length == Ed25519.SECRET_KEY_SIZE)
                        .orElse(null)
                : null;
        if (seed == null) {
            throw new IllegalArgumentException("A pass is signed with an Ed25519 private key");
        }
        byte[] signature = new byte[SIGNATURE_LENGTH];
        Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
