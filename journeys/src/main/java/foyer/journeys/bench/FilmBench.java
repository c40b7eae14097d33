package foyer.journeys.bench;

import foyer.journeys.badge.Badge;
import foyer.journeys.badge.CameraFrame;
import foyer.journeys.badge.HandHeld;
import foyer.kiosk.scan.FilmReader;
import foyer.kiosk.scan.GreyFrame;
import foyer.kiosk.scan.ScanReader;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * How long a code is before the camera until it is read. The film's own clock goes on while the reader is at work, by the processor
 * time that takes: a frame that comes meanwhile is let go, as the page does, and so is what is more than twelve a second.
 */
final class FilmBench {

    private static final double BAR_MILLIS = 400;
    private static final double BAR_SHARE = 0.95;
    private static final double BETWEEN_MILLIS = 1000 / 12.0;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ScanReader reader = new ScanReader();

    /** A reading, and when that was in the film. */
    private record Reading(String text, double millis) {}

    /** Films of a hand, half of them badges, half phones. */
    int of(int films) {
        Random chance = new Random(400);
        List<Double> took = new ArrayList<>();
        int wrong = 0;
        for (int i = 0; i < films; i++) {
            boolean badge = i % 2 == 0;
            String text = ScanBench.text(chance, badge ? "FY1" : "FL1", badge ? 135 : 295);
            HandHeld film = HandHeld.film(chance.nextLong(), new Badge("", text), badge ? 41 : 53);
            List<GreyFrame> frames = film.frames().stream().map(FilmBench::grey).toList();
            if (i == 0) {
                firstReading(frames, HandHeld.FRAMES_PER_SECOND); // warm
            }
            Optional<Reading> reading = firstReading(frames, HandHeld.FRAMES_PER_SECOND);
            double sharp = 1000.0 * film.firstSharp() / HandHeld.FRAMES_PER_SECOND;
            took.add(reading.map(read -> Math.max(0, read.millis() - sharp)).orElse(Double.POSITIVE_INFINITY));
            wrong += reading.filter(read -> !read.text().equals(text)).isPresent() ? 1 : 0;
        }
        double[] sorted = took.stream().mapToDouble(millis -> millis).sorted().toArray();
        long inTime =
                Arrays.stream(sorted).filter(millis -> millis <= BAR_MILLIS).count();
        double share = (double) inTime / films;
        print(
                "%d films of a hand: read %.0f ms after the first sharp frame at the median, %.0f ms at p95",
                films, sorted[films / 2], sorted[(int) Math.ceil(films * 0.95) - 1]);
        print("film: %.0f %% within %.0f ms (bar %.0f %%), %d wrong", 100 * share, BAR_MILLIS, 100 * BAR_SHARE, wrong);
        print("film: ratio %.3f (bar 1)", share / BAR_SHARE);
        return share >= BAR_SHARE && wrong == 0 ? 0 : 1;
    }

    /** One film: 4:2:0 or grey, as {@code --use-file-for-fake-video-capture} takes it. */
    int of(Path file) throws IOException {
        Y4m film = Y4m.read(file);
        for (int round = 0; round < 2; round++) {
            firstReading(film.frames, film.framesPerSecond); // warm
        }
        Optional<Reading> reading = firstReading(film.frames, film.framesPerSecond);
        print("%d frames, %.1f a second", film.frames.size(), film.framesPerSecond);
        print(
                "film: %s",
                reading.map(read -> String.format(
                                Locale.ROOT, "read %.0f ms after its beginning: %s", read.millis(), read.text()))
                        .orElse("nothing was read"));
        return reading.isPresent() ? 0 : 1;
    }

    private Optional<Reading> firstReading(List<GreyFrame> frames, double framesPerSecond) {
        FilmReader camera = reader.film();
        double free = 0;
        double next = 0;
        for (int i = 0; i < frames.size(); i++) {
            double now = 1000.0 * i / framesPerSecond;
            if (now < free || now < next) {
                continue;
            }
            long before = threads.getCurrentThreadCpuTime();
            Optional<String> text = camera.read(frames.get(i));
            free = now + (threads.getCurrentThreadCpuTime() - before) / 1e6;
            next = now + BETWEEN_MILLIS - 1;
            if (text.isPresent()) {
                return Optional.of(new Reading(text.get(), free));
            }
        }
        return Optional.empty();
    }

    private static GreyFrame grey(CameraFrame frame) {
        return new GreyFrame(CameraFrame.WIDTH, CameraFrame.HEIGHT, frame.luminance());
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** YUV4MPEG2: a line of what it is, and of each frame a line and its planes, brightness first. */
    private record Y4m(List<GreyFrame> frames, double framesPerSecond) {

        static Y4m read(Path file) throws IOException {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                String head = line(in);
                if (!head.startsWith("YUV4MPEG2 ")) {
                    throw new IOException(file + " is no y4m film (YUV4MPEG2)");
                }
                int width = Integer.parseInt(word(head, 'W'));
                int height = Integer.parseInt(word(head, 'H'));
                String[] rate = word(head, 'F').split(":", 2);
                boolean mono = head.contains(" Cmono");
                List<GreyFrame> frames = new ArrayList<>();
                while (line(in).startsWith("FRAME")) {
                    byte[] grey = in.readNBytes(width * height);
                    in.skipNBytes(mono ? 0 : 2L * ((width + 1) / 2) * ((height + 1) / 2));
                    frames.add(new GreyFrame(width, height, grey));
                }
                return new Y4m(frames, Double.parseDouble(rate[0]) / Double.parseDouble(rate[1]));
            }
        }

        private static String word(String head, char kind) throws IOException {
            for (String word : head.split(" ", -1)) {
                if (!word.isEmpty() && word.charAt(0) == kind) {
                    return word.substring(1);
                }
            }
            throw new IOException("The film does not say its " + kind);
        }

        private static String line(DataInputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
                line.append((char) letter);
            }
            return line.toString();
        }
    }
}
