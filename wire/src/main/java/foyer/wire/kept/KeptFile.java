package foyer.wire.kept;

import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One record in one JSON file: whole or not there at all, whenever the power fails. */
public final class KeptFile<T> {

    private static final Logger log = LoggerFactory.getLogger(KeptFile.class);

    private final Vertx vertx;
    private final Path file;
    private final Class<T> type;
    private final FileAttribute<?>[] attributes;

    // guarded by this: the newest record that no write has taken up yet, and whom to tell
    private @Nullable T next;
    private Promise<Void> nextWritten = Promise.promise();
    private boolean writing;

    public KeptFile(Vertx vertx, Path file, Class<T> type) {
        this(vertx, file, type, new FileAttribute<?>[0]);
    }

    /** One that only its owner reads. */
    public static <T> KeptFile<T> secret(Vertx vertx, Path file, Class<T> type) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return new KeptFile<>(
                vertx,
                file,
                type,
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    private KeptFile(Vertx vertx, Path file, Class<T> type, FileAttribute<?>[] attributes) {
        this.vertx = vertx;
        this.file = file;
        this.type = type;
        this.attributes = attributes;
    }

    /** Blocks: for the start of a program. A file that cannot be read is set aside, and the program goes on without. */
    public Optional<T> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Wire.decode(Files.readAllBytes(file), type));
        } catch (IOException | Wire.Unreadable e) {
            setAside(e);
            return Optional.empty();
        }
    }

    /**
     * Writes on a worker thread, one write at a time. Of records that come while one is being written only the newest
     * is; all of them complete with it.
     */
    public synchronized Future<Void> keep(T record) {
        next = record;
        Future<Void> written = nextWritten.future();
        if (!writing) {
            writing = true;
            writeNext();
        }
        return written;
    }

    private synchronized void writeNext() {
        T record = next;
        if (record == null) {
            writing = false;
            return;
        }
        Promise<Void> written = nextWritten;
        next = null;
        nextWritten = Promise.promise();
        vertx.<Void>executeBlocking(() -> {
                    write(Wire.encode(record));
                    return null;
                })
                .onComplete(done -> {
                    written.handle(done);
                    writeNext();
                });
    }

    /** Beside the file, synced, renamed over it; then the folder is synced, or the rename itself could be lost. */
    private void write(byte[] json) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder to be kept in");
        }
        Files.createDirectories(folder);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh); // of a write that was cut short, by whatever rights it had
        try (FileChannel out =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(json);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            log.debug("{} cannot be synced as a folder on this system; its files are", folder, e);
        }
    }

    private void setAside(Exception why) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        log.error("{} cannot be read; set aside as {}, waiting for the hub to send it anew", file, aside, why);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.error("{} could not be set aside either; the next good one is written over it", file, e);
        }
    }
}
