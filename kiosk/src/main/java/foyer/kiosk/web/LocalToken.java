package foyer.kiosk.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a door camera or a script shows to be let in: 256 random bits, made at the first start, kept in a file only its owner reads. */
public final class LocalToken {

    private static final Logger log = LoggerFactory.getLogger(LocalToken.class);
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    /** Blocks: for the start of the program. */
    public static LocalToken keptIn(Path folder) {
        Path file = folder.resolve("token");
        try {
            String token = Files.exists(file) ? read(file) : make(file);
            return new LocalToken(token);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " can be neither read nor made; check that this user may write the data folder", e);
        }
    }

    private LocalToken(String token) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether an {@code Authorization} header carries it; takes the same time for any wrong one of the same length. */
    boolean isIn(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Path file) throws IOException {
        String token = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (!SHAPE.matcher(token).matches()) {
            throw new IllegalStateException(
                    file + " does not hold a token; remove it, and the next start makes a new one");
        }
        return token;
    }

    private static String make(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())
                .close();
        Files.writeString(file, token + "\n", StandardCharsets.US_ASCII);
        log.info("Made this kiosk's local token, for POST /scans; it is in {}", file);
        return token;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
