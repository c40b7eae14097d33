package foyer.journeys.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import foyer.journeys.badge.Badge;
import foyer.journeys.badge.CameraFrame;
import foyer.journeys.badge.Sight;
import foyer.journeys.badge.Sight.Trouble;
import foyer.kiosk.scan.GreyFrame;
import foyer.kiosk.scan.ScanReader;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many codes are read, how many wrongly, and what that costs: plain ZXing, the kiosk's own reader, and another decoder, over
 * the same pictures in the same run, one thread, warm. Beside each picture (NAME.png) its text (NAME.txt).
 */
@Command(name = "scan", description = "Reading codes in pictures: plain ZXing, the kiosk, and another decoder.")
final class ScanBench implements Callable<Integer> {

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description =
                    "pictures (NAME.png) with their texts (NAME.txt) beside them; without, our own codes in every trouble")
    private @Nullable Path images;

    @Option(names = "--film", paramLabel = "FILE.y4m", description = "from a code's first sight to its reading")
    private @Nullable Path film;

    @Option(names = "--films", description = "how many films of a hand that holds a badge (${DEFAULT-VALUE})")
    private int films = 100;

    @Option(
            names = "--peer",
            paramLabel = "COMMAND",
            description =
                    "another decoder: paths of PGM files on its stdin; path, microseconds, base64 text or - on its stdout")
    private @Nullable String peer;

    @Option(names = "--list", description = "name each picture that the kiosk does not read")
    private boolean list;

    private record Picture(Path file, String folder, GreyFrame frame, String expected) {}

    private record Read(Optional<String> text, double millis) {}

    private interface Decoder {
        Optional<String> decode(GreyFrame frame);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path given = film;
        if (given != null) {
            return new FilmBench().of(given);
        }
        List<Picture> pictures = images == null ? made() : pictures(images);
        if (pictures.isEmpty()) {
            System.err.println("bench: there is no picture (NAME.png) with its text (NAME.txt) there");
            return 1;
        }
        ScanReader reader = new ScanReader();
        Map<String, List<Read>> reads = new TreeMap<>();
        reads.put("1 plain ZXing", warm(pictures, ScanBench::plain));
        reads.put("2 the kiosk", warm(pictures, reader::read));
        String command = peer;
        if (command != null) {
            reads.put("3 the peer", ask(command, pictures));
        }
        reads.forEach((name, all) -> table(name.substring(2), pictures, all));
        int pictured = verdict(pictures, reads);
        return images == null ? Math.max(pictured, new FilmBench().of(films)) : pictured;
    }

    /** Our own codes in both sizes, with each trouble twelve times. */
    private static List<Picture> made() {
        List<Picture> all = new ArrayList<>();
        Random chance = new Random(2026);
        for (Trouble trouble : Trouble.values()) {
            for (int i = 0; i < 24; i++) {
                String text = i % 2 == 0 ? text(chance, "FY1", 135) : text(chance, "FL1", 295);
                CameraFrame frame = new Sight(chance.nextLong()).of(new Badge("", text), trouble);
                GreyFrame grey = new GreyFrame(CameraFrame.WIDTH, CameraFrame.HEIGHT, frame.luminance());
                String size = i % 2 == 0 ? "badge " : "phone ";
                all.add(new Picture(
                        Path.of(trouble + "-" + i), size + trouble.name().toLowerCase(Locale.ROOT), grey, text));
            }
        }
        return all;
    }

    /** As long as a pass, and of its letters. */
    static String text(Random chance, String kind, int length) {
        StringBuilder text = new StringBuilder(kind);
        while (text.length() < length) {
            text.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(chance.nextInt(32)));
        }
        return text.toString();
    }

    private int verdict(List<Picture> pictures, Map<String, List<Read>> reads) {
        List<Read> ours = Objects.requireNonNull(reads.get("2 the kiosk"));
        if (list) {
            for (int i = 0; i < pictures.size(); i++) {
                Picture picture = pictures.get(i);
                Read read = ours.get(i);
                if (!read.text().equals(Optional.of(picture.expected()))) {
                    print(
                            "not read: %s %.1f ms %s",
                            picture.file(), read.millis(), read.text().orElse(""));
                }
            }
        }
        double mine = right(pictures, ours);
        double best = 0;
        for (Map.Entry<String, List<Read>> other : reads.entrySet()) {
            best = other.getValue() == ours ? best : Math.max(best, right(pictures, other.getValue()));
        }
        long wrong = wrong(pictures, ours);
        print("scan: %d wrong (bar 0)", wrong);
        print("scan: p95 %.1f ms (bar 30)", percentile(ours, 0.95));
        print("scan: ratio %.3f (bar 1)", mine / best);
        return wrong == 0 && mine >= best ? 0 : 1;
    }

    private static List<Read> warm(List<Picture> pictures, Decoder decoder) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 2; round++) {
            pictures.forEach(picture -> decoder.decode(picture.frame()));
        }
        List<Read> reads = new ArrayList<>();
        for (Picture picture : pictures) {
            long before = threads.getCurrentThreadCpuTime();
            Optional<String> text = decoder.decode(picture.frame());
            reads.add(new Read(text, (threads.getCurrentThreadCpuTime() - before) / 1e6));
        }
        return reads;
    }

    private static Optional<String> plain(GreyFrame frame) {
        PlanarYUVLuminanceSource source = new PlanarYUVLuminanceSource(
                frame.pixels(), frame.width(), frame.height(), 0, 0, frame.width(), frame.height(), false);
        try {
            return Optional.of(new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(source)),
                            Map.of(
                                    DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE),
                                    DecodeHintType.TRY_HARDER, true,
                                    DecodeHintType.ALSO_INVERTED, true))
                    .getText());
        } catch (NotFoundException nothingThere) {
            return Optional.empty();
        }
    }

    /** Twice over, because it too is to be warm. */
    private static List<Read> ask(String command, List<Picture> pictures) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("foyer-scan");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            files.add(pgm(folder.resolve(i + ".pgm"), pictures.get(i).frame()));
        }
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread asking = new Thread(() -> askTwice(process.getOutputStream(), files), "asking");
        asking.start();
        List<Read> reads = new ArrayList<>();
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < 2 * files.size(); i++) {
                String line = answers.readLine();
                if (line == null) {
                    throw new IllegalStateException("The peer ended before it had answered");
                }
                String[] parts = line.split("\t", -1);
                Optional<String> text = parts[2].equals("-")
                        ? Optional.empty()
                        : Optional.of(new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8));
                if (i >= files.size()) {
                    reads.add(new Read(text, Long.parseLong(parts[1]) / 1e3));
                }
            }
        }
        process.waitFor();
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
        return reads;
    }

    private static void askTwice(OutputStream questions, List<Path> files) {
        try (Writer to = new OutputStreamWriter(questions, StandardCharsets.UTF_8)) {
            for (int round = 0; round < 2; round++) {
                for (Path file : files) {
                    to.write(file + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The peer does not listen", e);
        }
    }

    private static Path pgm(Path file, GreyFrame frame) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(("P5\n" + frame.width() + " " + frame.height() + "\n255\n").getBytes(StandardCharsets.US_ASCII));
            out.write(frame.pixels());
        }
        return file;
    }

    private static List<Picture> pictures(Path images) throws IOException {
        try (Stream<Path> files = Files.walk(images)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .filter(file -> Files.exists(textOf(file)))
                    .sorted()
                    .map(file -> picture(images, file))
                    .toList();
        }
    }

    private static Picture picture(Path images, Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            int width = image.getWidth();
            int height = image.getHeight();
            byte[] grey = new byte[width * height];
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                image.getRaster().getSamples(0, y, width, 1, 0, row);
                for (int x = 0; x < width; x++) {
                    grey[y * width + x] = (byte) row[x];
                }
            }
            Path folder = images.relativize(Objects.requireNonNull(file.getParent()));
            return new Picture(
                    file,
                    folder.toString(),
                    new GreyFrame(width, height, grey),
                    Files.readString(textOf(file)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Path textOf(Path file) {
        return Path.of(file.toString().replaceFirst("\\.png$", ".txt"));
    }

    private static void table(String name, List<Picture> pictures, List<Read> reads) {
        Map<String, int[]> folders = new TreeMap<>();
        for (int i = 0; i < pictures.size(); i++) {
            int[] counts = folders.computeIfAbsent(pictures.get(i).folder(), first -> new int[2]);
            counts[0]++;
            counts[1] += isRight(pictures.get(i), reads.get(i)) ? 1 : 0;
        }
        StringBuilder each = new StringBuilder();
        folders.forEach((folder, counts) -> each.append(String.format(
                Locale.ROOT, "%s %.1f  ", folder.isEmpty() ? "." : folder, 100.0 * counts[1] / counts[0])));
        print(
                "%-14s read %5.1f %%, wrong %d, median %.1f ms, p95 %.1f ms of processor time",
                name,
                100 * right(pictures, reads),
                wrong(pictures, reads),
                percentile(reads, 0.5),
                percentile(reads, 0.95));
        print("%-14s %s", "", each.toString().strip());
    }

    private static double right(List<Picture> pictures, List<Read> reads) {
        int right = 0;
        for (int i = 0; i < pictures.size(); i++) {
            right += isRight(pictures.get(i), reads.get(i)) ? 1 : 0;
        }
        return (double) right / pictures.size();
    }

    private static long wrong(List<Picture> pictures, List<Read> reads) {
        int wrong = 0;
        for (int i = 0; i < pictures.size(); i++) {
            wrong += reads.get(i).text().isPresent() && !isRight(pictures.get(i), reads.get(i)) ? 1 : 0;
        }
        return wrong;
    }

    private static boolean isRight(Picture picture, Read read) {
        return read.text()
                .filter(text -> text.strip().equals(picture.expected()))
                .isPresent();
    }

    private static double percentile(List<Read> reads, double share) {
        double[] sorted = reads.stream().mapToDouble(Read::millis).toArray();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
