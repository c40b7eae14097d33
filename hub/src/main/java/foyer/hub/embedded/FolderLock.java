package foyer.hub.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** One hub a folder. The system lets go of the lock when the process dies, however it dies. */
final class FolderLock implements AutoCloseable {

    /** Of this JVM. POSIX drops a lock when any channel to its file is closed, so a second one must not even be opened. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    static FolderLock take(Path folder) {
        Path file = folder.resolve("lock");
        synchronized (HELD) {
            if (HELD.contains(file)) {
                throw taken(folder, "this very process");
            }
            try {
                FolderLock lock = new FolderLock(file);
                HELD.add(file);
                return lock;
            } catch (IOException e) {
                throw new EmbeddedProblem("The folder " + folder + " cannot be locked: " + e.getMessage(), e);
            }
        }
    }

    private FolderLock(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw taken(parent(file), "process " + Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() {
        synchronized (HELD) {
            HELD.remove(file);
            try {
                channel.close();
            } catch (IOException e) {
                throw new EmbeddedProblem("The lock " + file + " was not released; the end of this process will", e);
            }
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static EmbeddedProblem taken(Path folder, String by) {
        return new EmbeddedProblem(
                "The data folder " + folder + " is in use by another hub (" + by
                        + "). Stop that one, or give this one a data folder of its own (dataFolder, or ./foyer demo --data DIR).");
    }
}
