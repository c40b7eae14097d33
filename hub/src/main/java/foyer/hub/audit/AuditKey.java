package foyer.hub.audit;

import foyer.wire.kept.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** The chain's key, in a file of the hub's own user beside the database, never in it. */
public final class AuditKey {

    public static final String FILE = "audit-key";

    private static final int BYTES = 32;

    private AuditKey() {}

    /** Makes the file where there is none. Blocks: for the start. */
    public static Key inFolder(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(FILE);
        SecretFile.makeOnce(file, fresh());
        return read(file);
    }

    /** Fails where there is no such file, or something else in it. */
    public static Key read(Path file) throws IOException {
        byte[] key;
        try {
            key = HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no key: it should be " + BYTES * 2 + " hexadecimal digits", e);
        }
        if (key.length != BYTES) {
            throw new IOException(file + " holds no key: it should be " + BYTES * 2 + " hexadecimal digits");
        }
        return new SecretKeySpec(key, Chain.ALGORITHM);
    }

    private static byte[] fresh() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
