package foyer.journeys.months;

import foyer.journeys.house.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a program holds, right after a full collection. Linux only.
 *
 * @param heapKib   live objects
 * @param metaKib   classes
 * @param threads   the system's
 * @param files     open file descriptors
 * @param folderKib what lies in its data folder
 * @param residentKib what the system gives it in all
 */
public record Vitals(long heapKib, long metaKib, long threads, long files, long folderKib, long residentKib) {

    private static final Pattern USED = Pattern.compile("(?:total|committed) .*?used (\\d+)K|used (\\d+)K, committed");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+)");

    public static Vitals of(Program program, Path folder) {
        jcmd(program, "GC.run");
        jcmd(program, "GC.run"); // what the first only made ready to be freed
        String heap = jcmd(program, "GC.heap_info");
        String status = read(Path.of("/proc/" + program.pid() + "/status"));
        return new Vitals(
                used(heap, "def new generation") + used(heap, "tenured generation"),
                used(heap, "Metaspace"),
                number(THREADS, status),
                count(Path.of("/proc/" + program.pid() + "/fd")),
                kib(folder),
                number(RESIDENT, status));
    }

    /** The JDK's own tool, as an operator would use it. */
    static String jcmd(Program program, String command) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(program.pid()),
                            command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + command + " of the " + program.name() + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd, which comes with the JDK, cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at the " + program.name(), e);
        }
    }

    private static long used(String heap, String part) {
        return heap.lines()
                .filter(line -> line.strip().startsWith(part))
                .map(USED::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd says nothing of its " + part + ": " + heap));
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("Nothing like " + pattern + " in " + text);
        }
        return Long.parseLong(found.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long kib(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.mapToLong(Vitals::bytes).sum() / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException renamedMeanwhile) {
            return 0;
        }
    }
}
