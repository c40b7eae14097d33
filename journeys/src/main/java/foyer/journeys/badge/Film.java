package foyer.journeys.badge;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A film for Chromium's {@code --use-file-for-fake-video-capture}: YUV4MPEG2, 4:2:0, grey. Chromium plays it from the
 * moment a page asks for the camera, and over again.
 */
public final class Film {

    private static final int FRAMES_PER_SECOND = 10;

    private Film() {}

    public static void write(Path file, List<CameraFrame> frames) {
        byte[] noColour = new byte[CameraFrame.WIDTH * CameraFrame.HEIGHT / 2];
        Arrays.fill(noColour, (byte) 128);
        try (OutputStream film = new BufferedOutputStream(Files.newOutputStream(file))) {
            film.write(ascii("YUV4MPEG2 W" + CameraFrame.WIDTH + " H" + CameraFrame.HEIGHT + " F" + FRAMES_PER_SECOND
                    + ":1 Ip A1:1 C420jpeg\n"));
            for (CameraFrame frame : frames) {
                film.write(ascii("FRAME\n"));
                film.write(frame.luminance());
                film.write(noColour);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The film cannot be written to " + file, e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
