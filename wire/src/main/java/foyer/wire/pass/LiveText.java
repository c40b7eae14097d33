package foyer.wire.pass;

import foyer.wire.Required;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A live pass as the text in a phone's QR code: {@code FL1}, then Crockford's base 32 of 182 bytes, all big endian. 295
 * characters, all of them in QR's alphanumeric mode. The house signs once, for one phone's key; the phone signs every 30
 * seconds, without asking anybody.
 *
 * <pre>
 * 0        version, 2
 * 1–17     key id, pass id, home space, valid from, valid until: as in {@link PassText}
 * 18–49    the phone's Ed25519 public key (RFC 8032)
 * 50–113   the house's signature of the bytes before it
 * 114–117  the step: seconds since 1970, divided by 30, unsigned
 * 118–181  the phone's signature of all the bytes before it
 * </pre>
 */
public final class LiveText {

    public static final Duration STEP = Duration.ofSeconds(30);

    /** What the house gives to a phone: the bytes before the step. */
    public static final int BOUND_LENGTH = PassBytes.LENGTH + Ed25519Key.LENGTH + Ed25519Key.SIGNATURE_LENGTH;

    private static final String PREFIX = "FL1";
    private static final byte VERSION = 2;
    private static final int HOUSE_SIGNS = PassBytes.LENGTH + Ed25519Key.LENGTH;
    private static final int PHONE_SIGNS = BOUND_LENGTH + Integer.BYTES;
    private static final int LENGTH = PREFIX.length() + Crockford.lengthOf(PHONE_SIGNS + Ed25519Key.SIGNATURE_LENGTH);

    private LiveText() {}

    /** The house's part, {@link #BOUND_LENGTH} bytes; the key is the one that {@code pass.keyId()} names. */
    public static byte[] bind(Pass pass, byte[] phoneKey, PrivateKey key) {
        Required.that(phoneKey.length == Ed25519Key.LENGTH, "a phone's key has " + Ed25519Key.LENGTH + " bytes");
        byte[] bound = ByteBuffer.allocate(HOUSE_SIGNS)
                .put(PassBytes.of(VERSION, pass))
                .put(phoneKey)
                .array();
        return joined(bound, Ed25519Key.sign(bound, key));
    }

    /** What a phone shows in that step; its page does the same in the browser. */
    public static String show(byte[] bound, long step, PrivateKey phone) {
        byte[] shown =
                ByteBuffer.allocate(PHONE_SIGNS).put(bound).putInt((int) step).array();
        return PREFIX + Crockford.encode(joined(shown, Ed25519Key.sign(shown, phone)));
    }

    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    /** Reads any text at all, in either case and with white space around it; never throws. */
    public static Reading read(String text) {
        String trimmed = text.strip();
        if (trimmed.length() != LENGTH || !Crockford.same(trimmed.substring(0, PREFIX.length()), PREFIX)) {
            return new Reading.NotAPass();
        }
        return Crockford.decode(trimmed.substring(PREFIX.length()))
                .flatMap(LiveText::livePass)
                .orElseGet(Reading.NotAPass::new);
    }

    static byte[] phoneKeyIn(byte[] bound) {
        return Arrays.copyOfRange(bound, PassBytes.LENGTH, HOUSE_SIGNS);
    }

    private static Optional<Reading> livePass(byte[] bytes) {
        return PassBytes.read(VERSION, bytes)
                .map(pass -> new Reading.LivePass(
                        pass,
                        Arrays.copyOfRange(bytes, 0, HOUSE_SIGNS),
                        Arrays.copyOfRange(bytes, HOUSE_SIGNS, BOUND_LENGTH),
                        Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(BOUND_LENGTH)),
                        Arrays.copyOfRange(bytes, 0, PHONE_SIGNS),
                        Arrays.copyOfRange(bytes, PHONE_SIGNS, bytes.length)));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
