package foyer.wire.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that its own user alone can read. Blocks: for the start of a program. */
public final class SecretFile {

    private SecretFile() {}

    /**
     * Makes it where there is none: whole or not at all, so that two programs that start together in one folder end with one
     * content, and a crash leaves none that is half.
     */
    public static void makeOnce(Path file, byte[] content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path half = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.createLink(file, half);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            // theirs is as good
        } finally {
            Files.delete(half);
        }
    }
}
