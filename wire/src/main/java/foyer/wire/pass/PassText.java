package foyer.wire.pass;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * A pass as the text in its QR code: {@code FY1}, then Crockford's base 32 of 18 bytes and their Ed25519 signature
 * (RFC 8032). 135 characters, all of them in QR's alphanumeric mode.
 *
 * <pre>
 * 0      version, 1
 * 1      key id
 * 2–9    pass id
 * 10–13  home space
 * 14–15  valid from, in days since 2020-01-01
 * 16–17  valid until, in days since 2020-01-01
 * 18–81  signature of the bytes before it
 * </pre>
 */
public final class PassText {

    private static final String PREFIX = "FY1";
    private static final byte VERSION = 1;
    private static final int LENGTH =
            PREFIX.length() + Crockford.lengthOf(PassBytes.LENGTH + Ed25519Key.SIGNATURE_LENGTH);

    private PassText() {}

    /** Signs a pass; the key is the one that {@code pass.keyId()} names. */
    public static String sign(Pass pass, PrivateKey key) {
        byte[] signed = PassBytes.of(VERSION, pass);
        ByteBuffer both = ByteBuffer.allocate(PassBytes.LENGTH + Ed25519Key.SIGNATURE_LENGTH);
        both.put(signed).put(Ed25519Key.sign(signed, key));
        return PREFIX + Crockford.encode(both.array());
    }

    /** Reads any text at all, in either case and with white space around it; never throws. */
    public static Reading read(String text) {
        String trimmed = text.strip();
        if (trimmed.length() != LENGTH || !Crockford.same(trimmed.substring(0, PREFIX.length()), PREFIX)) {
            return new Reading.NotAPass();
        }
        return Crockford.decode(trimmed.substring(PREFIX.length()))
                .flatMap(PassText::signedPass)
                .orElseGet(Reading.NotAPass::new);
    }

    private static Optional<Reading> signedPass(byte[] bytes) {
        return PassBytes.read(VERSION, bytes)
                .map(pass -> new Reading.SignedPass(
                        pass,
                        Arrays.copyOfRange(bytes, 0, PassBytes.LENGTH),
                        Arrays.copyOfRange(bytes, PassBytes.LENGTH, bytes.length)));
    }
}
