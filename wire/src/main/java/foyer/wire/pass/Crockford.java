package foyer.wire.pass;

import java.util.Arrays;
import java.util.Optional;

/** Douglas Crockford's base 32 (https://www.crockford.com/base32.html), without hyphens and check symbol. */
public final class Crockford {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final byte[] VALUES = values();

    private Crockford() {}

    static int lengthOf(int bytes) {
        return (bytes * 8 + BITS - 1) / BITS;
    }

    /** Most significant bit first; the last character is filled up with zero bits. */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(lengthOf(bytes.length));
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = held << 8 | Byte.toUnsignedInt(b);
            for (bits += 8; bits >= BITS; bits -= BITS) {
                text.append(ALPHABET.charAt(held >>> (bits - BITS) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << (BITS - bits) & 31));
        }
        return text.toString();
    }

    /** Empty for a character outside the alphabet, or filling bits that are not zero: each value has one spelling. */
    public static Optional<byte[]> decode(String text) {
        byte[] bytes = new byte[text.length() * BITS / 8];
        int held = 0;
        int bits = 0;
        int filled = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = valueOf(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            held = held << BITS | value;
            bits += BITS;
            if (bits >= 8) {
                bits -= 8;
                bytes[filled++] = (byte) (held >>> bits);
            }
        }
        boolean filledWithZero = bits < BITS && (held & (1 << bits) - 1) == 0;
        return filledWithZero ? Optional.of(bytes) : Optional.empty();
    }

    /** Whether two texts are the same to a reader who takes O for 0, I and L for 1, and small letters for large. */
    static boolean same(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < one.length(); i++) {
            int value = valueOf(one.charAt(i));
            if (value < 0 || value != valueOf(other.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int valueOf(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (byte value = 0; value < ALPHABET.length(); value++) {
            char c = ALPHABET.charAt(value);
            values[c] = value;
            values[Character.toLowerCase(c)] = value;
        }
        for (char zero : new char[] {'O', 'o'}) {
            values[zero] = 0;
        }
        for (char one : new char[] {'I', 'i', 'L', 'l'}) {
            values[one] = 1;
        }
        return values;
    }
}
