package foyer.hub.devices;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A secret as Mosquitto 2 keeps it in its password file: {@code $7$rounds$salt$hash}, PBKDF2 with HMAC-SHA-512. As many
 * rounds as mosquitto_passwd takes: they slow down guessing, and 256 random bits cannot be guessed.
 */
final class BrokerHash {

    private static final int ROUNDS = 101;
    private static final int SALT_BYTES = 12;
    private static final int HASH_BITS = 512;

    private BrokerHash() {}

    static String of(String secret, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "$7$" + ROUNDS + "$" + Base64.getEncoder().encodeToString(salt) + "$"
                + Base64.getEncoder().encodeToString(hash(secret, salt));
    }

    private static byte[] hash(String secret, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2 with SHA-512", e);
        }
    }
}
