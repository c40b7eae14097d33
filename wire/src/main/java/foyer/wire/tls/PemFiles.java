package foyer.wire.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;

/** The two files of a server as they lie there, to be compared with how they lay before. Blocks. */
@SuppressWarnings("ArrayRecordComponent") // compared by same()
record PemFiles(byte[] certificate, byte[] key) {

    static PemFiles read(Path certificate, Path key) {
        return new PemFiles(bytes(certificate, "tls.certificate"), bytes(key, "tls.key"));
    }

    boolean same(PemFiles other) {
        return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
    }

    static boolean isReadByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException notKnownHere) {
            return false;
        }
    }

    private static byte[] bytes(Path file, String setting) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsProblem(
                    file + " (" + setting + ") cannot be read. Give a PEM file there that this program may read", e);
        }
    }
}
