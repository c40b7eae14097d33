package foyer.hub.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import foyer.wire.Wire;
import foyer.wire.kept.SecretFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has been erased, in a file beside the database and not in it: a database that is put back from a backup still has
 * them, this file still knows. It holds no name: the space's own id for a member stands in it as a keyed hash, by which the
 * member can be known again and not be found. Any thread; writing blocks.
 */
public final class ErasureBook {

    public static final String FILE = "erasures";

    private static final Logger log = LoggerFactory.getLogger(ErasureBook.class);

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final SecretKeySpec key;
    private final List<Entry> entries;
    private final Set<String> known = new HashSet<>();

    /**
     * One erasure.
     *
     * @param who the keyed hash of the space and of its own id for the member
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(SpaceId space, MemberId member, String who, Instant at) {}

    /** Makes the file where there is none; its first line is the key of its hashes. Blocks: for the start. */
    public static ErasureBook open(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(FILE);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        SecretFile.makeOnce(file, (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
        endTheLastLine(file);
        List<String> lines = Files.readAllLines(file);
        return new ErasureBook(file, HexFormat.of().parseHex(lines.get(0)), lines.subList(1, lines.size()));
    }

    private ErasureBook(Path file, byte[] key, List<String> lines) {
        this.file = file;
        this.key = new SecretKeySpec(key, HMAC);
        this.entries = new ArrayList<>(lines.size());
        lines.forEach(this::recall);
    }

    /** A crash in the middle of a line must not take the next one with it. */
    private static void endTheLastLine(Path file) throws IOException {
        if (!Files.readString(file).endsWith("\n")) {
            append(file, "");
        }
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** On disk when it returns. */
    synchronized void add(Space space, MemberId member, String externalId, Instant at) throws IOException {
        Entry entry = new Entry(space.slug(), member, hash(space.slug(), externalId), at);
        append(file, new String(Wire.encode(entry), StandardCharsets.UTF_8));
        remember(entry);
    }

    /** Whether the member whom the space calls so has been erased. */
    synchronized boolean names(SpaceId space, String externalId) {
        return known.contains(hash(space, externalId));
    }

    private void recall(String line) {
        try {
            remember(Wire.decode(line.getBytes(StandardCharsets.UTF_8), Entry.class));
        } catch (Wire.Unreadable e) {
            log.error("A line of {} cannot be read; whom it erased is not erased again: {}", file, e.getMessage());
        }
    }

    private void remember(Entry entry) {
        entries.add(entry);
        known.add(entry.who());
    }

    private String hash(SpaceId space, String externalId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((space + "/" + externalId).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }

    private static void append(Path file, String line) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }
}
