package foyer.hub.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the jar on the class path into a folder that bears the archive's checksum.
 *
 * @param home has {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

    /** Several hubs may share one cache; a lock between threads of one JVM must come before the one between JVMs. */
    private static final Object ONE_AT_A_TIME = new Object();

    /** Unpacked aside and renamed when whole, so what bears the final name is always complete. */
    static PostgresBinaries in(Path cache) {
        URL archive = archive();
        Path home = cache.resolve(nameOf(archive));
        if (Files.isDirectory(home)) {
            return new PostgresBinaries(home);
        }
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = FileChannel.open(
                            Files.createDirectories(cache).resolve("unpacking.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(home)) {
                    unpackAside(archive, home);
                }
                return new PostgresBinaries(home);
            } catch (IOException e) {
                throw new EmbeddedProblem(
                        "PostgreSQL could not be unpacked into " + cache + " (is the disk full?): " + e.getMessage(),
                        e);
            }
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** From the first line of the catalogue, "# PostgreSQL 18": a file instead of a process to start. */
    String majorVersion() throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("share/postgresql/postgres.bki"))) {
            return lines.findFirst().orElse("").replace("# PostgreSQL", "").strip();
        }
    }

    private static URL archive() {
        String name = "/postgres-" + system() + "-" + machine() + ".txz";
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new EmbeddedProblem("This build brings no PostgreSQL for this machine (" + name.substring(1)
                    + " is not on the class path). Build Foyer on this machine, or set FOYER_DATABASE_URL to a"
                    + " PostgreSQL that runs already.");
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static String nameOf(URL archive) {
        String file = archive.getPath();
        String name = file.substring(file.lastIndexOf('/') + 1).replace(".txz", "");
        try {
            URLConnection connection = archive.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return name + "-" + Long.toHexString(jar.getJarEntry().getCrc());
            }
            return name + "-" + Long.toHexString(connection.getContentLengthLong());
        } catch (IOException e) {
            throw new EmbeddedProblem("PostgreSQL cannot be read from " + archive, e);
        }
    }

    private static void unpackAside(URL archive, Path home) throws IOException {
        log.info("Unpacking PostgreSQL into {}, once", home);
        Path aside = home.resolveSibling(home.getFileName() + ".unpacking");
        delete(aside); // what a crash left half done
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream(), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, aside);
            }
        }
        Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException(entry.getName() + " would be unpacked outside of " + into);
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x")); // whatever the umask
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(file)) {
            content.transferTo(out);
            file.force(false); // before the rename says that it is whole
        }
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
