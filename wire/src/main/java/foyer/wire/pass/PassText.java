package foyer.wire.pass;

import foyer.wire.PassId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.temporal.ChronoUnit;
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
    private static final int SIGNED_LENGTH = 18;
    private static final int SIGNATURE_LENGTH = 64;
    private static final int LENGTH = PREFIX.length() + Crockford.lengthOf(SIGNED_LENGTH + SIGNATURE_LENGTH);

    private PassText() {}

    /** Signs a pass; the key is the one that {@code pass.keyId()} names. */
    public static String sign(Pass pass, PrivateKey key) {
        byte[] signed = bytesOf(pass);
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(signed);
            ByteBuffer both = ByteBuffer.allocate(SIGNED_LENGTH + SIGNATURE_LENGTH);
            both.put(signed).put(ed25519.sign());
            return PREFIX + Crockford.encode(both.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("A pass is signed with an Ed25519 private key", e);
        }
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

    private static byte[] bytesOf(Pass pass) {
        return ByteBuffer.allocate(SIGNED_LENGTH)
                .put(VERSION)
                .put((byte) pass.keyId())
                .putLong(pass.id().bits())
                .putInt(pass.homeSpace())
                .putShort((short) ChronoUnit.DAYS.between(Pass.FIRST_DAY, pass.validFrom()))
                .putShort((short) ChronoUnit.DAYS.between(Pass.FIRST_DAY, pass.validUntil()))
                .array();
    }

    private static Optional<Reading> signedPass(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        int keyId = Byte.toUnsignedInt(in.get());
        PassId id = new PassId(in.getLong());
        int homeSpace = in.getInt();
        int from = Short.toUnsignedInt(in.getShort());
        int until = Short.toUnsignedInt(in.getShort());
        if (version != VERSION || homeSpace <= 0 || until < from) {
            return Optional.empty();
        }
        byte[] signature = new byte[SIGNATURE_LENGTH];
        in.get(signature);
        Pass pass = new Pass(keyId, id, homeSpace, Pass.FIRST_DAY.plusDays(from), Pass.FIRST_DAY.plusDays(until));
        return Optional.of(new Reading.SignedPass(pass, bytesOf(pass), signature));
    }
}
