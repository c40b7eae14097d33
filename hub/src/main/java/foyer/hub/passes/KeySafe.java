package foyer.hub.passes;

import foyer.wire.kept.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps private keys (AES key wrap with padding, RFC 5649) before they go into the database: whoever reads the database or
 * one of its backups cannot sign. The wrapping key is in a file of the hub's own; lost, nothing more can be signed with
 * the keys there were, and what they have signed is still good.
 */
public final class KeySafe {

    static final String FILE = "signing-keys.key";

    private static final String RFC_5649 = "AES/KWP/NoPadding";
    private static final int LENGTH = 32;

    private final SecretKey key;

    /** Reads the file, or makes it at the hub's first start. Blocks. */
    public static KeySafe keptIn(Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        try {
            SecretFile.makeOnce(file, random());
            byte[] key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new IllegalStateException(file + " does not hold a key of " + LENGTH
                        + " bytes; put it back from a backup of the data folder");
            }
            return new KeySafe(key);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " can be neither read nor made; check that this user may write the data folder", e);
        }
    }

    private KeySafe(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] wrap(PrivateKey secret) {
        try {
            Cipher cipher = Cipher.getInstance(RFC_5649);
            cipher.init(Cipher.WRAP_MODE, key);
            return cipher.wrap(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java from 17 on has AES key wrap with padding", e);
        }
    }

    /** Empty where it was wrapped with another key, or changed since. */
    Optional<PrivateKey> unwrap(byte[] wrapped) {
        try {
            Cipher cipher = Cipher.getInstance(RFC_5649);
            cipher.init(Cipher.UNWRAP_MODE, key);
            return Optional.of((PrivateKey) cipher.unwrap(wrapped, "Ed25519", Cipher.PRIVATE_KEY));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] random() {
        byte[] random = new byte[LENGTH];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
