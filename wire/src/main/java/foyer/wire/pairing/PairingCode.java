package foyer.wire.pairing;

import foyer.wire.pass.Crockford;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** Eight characters of Crockford's base 32, 40 bits: short enough to type, and each has one spelling. */
public final class PairingCode {

    private static final int BYTES = 5;
    private static final int LENGTH = 8;

    private final String characters;

    private PairingCode(String characters) {
        this.characters = characters;
    }

    public static PairingCode fresh(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new PairingCode(Crockford.encode(bits));
    }

    /** As somebody types it: small letters, O for 0, I and L for 1, with or without the hyphen. */
    public static Optional<PairingCode> read(String typed) {
        String bare = typed.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
        return bare.length() == LENGTH
                ? Crockford.decode(bare).map(bits -> new PairingCode(Crockford.encode(bits)))
                : Optional.empty();
    }

    /** Without the hyphen. */
    public String characters() {
        return characters;
    }

    /** As it is shown: {@code K7P2-9QXM}. */
    @Override
    public String toString() {
        return characters.substring(0, LENGTH / 2) + "-" + characters.substring(LENGTH / 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PairingCode code && code.characters.equals(characters);
    }

    @Override
    public int hashCode() {
        return characters.hashCode();
    }
}
