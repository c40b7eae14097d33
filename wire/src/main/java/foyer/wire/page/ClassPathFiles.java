package foyer.wire.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads files from the class path, whether they lie in folders or in jars. */
final class ClassPathFiles {

    private static final Pattern PACKAGE_FOLDER =
            Pattern.compile("(META-INF/resources/(?:_static|webjars)/[^/]+/[^/]+/)(.+)");

    private ClassPathFiles() {}

    static byte[] one(String resource) {
        try (InputStream in = loader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /** Everything below a folder, by its path there; where the folder is in several places, the first one's files win. */
    static NavigableMap<String, byte[]> inFolder(String folder) {
        NavigableMap<String, byte[]> files = new TreeMap<>();
        try {
            List<URL> places = Collections.list(loader().getResources(folder));
            if (places.isEmpty()) {
                throw new IllegalArgumentException(folder + " is not on the class path");
            }
            for (URL place : places) {
                NavigableMap<String, byte[]> found =
                        place.getProtocol().equals("jar") ? inJar(place, folder + "/") : inDirectory(place);
                found.forEach(files::putIfAbsent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
        return files;
    }

    /** The wanted files of a package for browsers, by their path in it. Its jar is found by its Maven coordinates. */
    static NavigableMap<String, byte[]> inLibrary(String coordinates, Predicate<String> wanted) {
        String marker = "META-INF/maven/" + coordinates.replace(':', '/') + "/pom.properties";
        URL place = loader().getResource(marker);
        if (place == null) {
            throw new IllegalArgumentException("The jar of " + coordinates + " is not on the class path");
        }
        NavigableMap<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = jar(place)) {
            for (Iterator<JarEntry> entries = jar.entries().asIterator(); entries.hasNext(); ) {
                JarEntry entry = entries.next();
                Matcher path = PACKAGE_FOLDER.matcher(entry.getName());
                if (path.matches() && wanted.test(path.group(2))) {
                    files.put(path.group(2), read(jar, entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The jar of " + coordinates + " cannot be read", e);
        }
        return files;
    }

    private static NavigableMap<String, byte[]> inJar(URL place, String folder) throws IOException {
        NavigableMap<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = jar(place)) {
            for (Iterator<JarEntry> entries = jar.entries().asIterator(); entries.hasNext(); ) {
                JarEntry entry = entries.next();
                if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                    files.put(entry.getName().substring(folder.length()), read(jar, entry));
                }
            }
        }
        return files;
    }

    private static NavigableMap<String, byte[]> inDirectory(URL place) throws IOException {
        NavigableMap<String, byte[]> files = new TreeMap<>();
        Path root = path(place);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static JarFile jar(URL place) throws IOException {
        JarURLConnection connection = (JarURLConnection) place.openConnection();
        connection.setUseCaches(false); // else closing it here would close it for everybody
        return connection.getJarFile();
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static Path path(URL place) throws IOException {
        try {
            return Path.of(new URI(place.toString()));
        } catch (URISyntaxException e) {
            throw new IOException(place + " is no place in a file system", e);
        }
    }

    private static ClassLoader loader() {
        ClassLoader ours = ClassPathFiles.class.getClassLoader();
        return ours == null ? ClassLoader.getSystemClassLoader() : ours;
    }
}
