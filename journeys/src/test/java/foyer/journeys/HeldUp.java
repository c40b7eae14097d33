package foyer.journeys;

import com.microsoft.playwright.Page;
import foyer.journeys.badge.CameraFrame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A camera whose picture a test changes: the page asks the browser for one and is given this. A real track with real frames,
 * twenty a second, through the page's own way; and a note of when each verdict came onto the page.
 */
final class HeldUp {

    private static final String CAMERA = """
            (() => {
              const canvas = document.createElement("canvas");
              canvas.width = 640;
              canvas.height = 480;
              const pen = canvas.getContext("2d");
              let picture = null;
              let tick = 0;
              const draw = () => {
                tick++;
                pen.fillStyle = tick % 2 ? "#777" : "#787878"; // a still picture would send no frames
                pen.fillRect(0, 0, 640, 480);
                if (picture) pen.drawImage(picture, Math.sin(tick / 3) * 3, Math.cos(tick / 5) * 3); // a hand is never still
              };
              setInterval(draw, 50);
              navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(20);
              window.foyerHeldUp = async (base64) => {
                const bytes = base64 && Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                picture = bytes && (await createImageBitmap(new Blob([bytes], { type: "image/png" })));
                draw();
                return performance.now();
              };
              window.foyerFilm = async (frames, aSecond) => {
                const pictures = [];
                for (const base64 of frames) {
                  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                  pictures.push(await createImageBitmap(new Blob([bytes], { type: "image/png" })));
                }
                const began = performance.now();
                for (let at = 0; at < pictures.length; ) {
                  picture = pictures[at];
                  draw();
                  await new Promise((next) => setTimeout(next, began + ((at + 1) * 1000) / aSecond - performance.now()));
                  at = Math.max(at + 1, Math.floor(((performance.now() - began) * aSecond) / 1000));
                }
                picture = null;
                pictures.forEach((each) => each.close());
                return began;
              };
              window.foyerVerdicts = [];
              const look = () => {
                const shown = document.querySelector("[data-verdict]");
                const number = shown?.dataset.number;
                if (number && window.foyerVerdicts.at(-1)?.number !== number) {
                  window.foyerVerdicts.push({ number, kind: shown.dataset.verdict, at: performance.now() });
                }
              };
              new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
            })();
            """;

    private final Page page;

    /** A verdict on the page, by the page's own clock in milliseconds. */
    record Seen(String number, String kind, double at) {}

    /** To be called before the page is opened. */
    static void before(Page page) {
        page.addInitScript(CAMERA);
    }

    HeldUp(Page page) {
        this.page = page;
    }

    /** Answers when it came before the camera. */
    double hold(CameraFrame picture) {
        return ((Number) page.evaluate("(base64) => window.foyerHeldUp(base64)", png(picture))).doubleValue();
    }

    /** Answers when it began; returns at its end. */
    double play(List<CameraFrame> film, int framesASecond) {
        List<String> pictures = film.stream().map(HeldUp::png).toList();
        Object began = page.evaluate(
                "([frames, aSecond]) => window.foyerFilm(frames, aSecond)", List.of(pictures, framesASecond));
        return ((Number) began).doubleValue();
    }

    void putAway() {
        page.evaluate("() => window.foyerHeldUp(null)");
    }

    /** The newest on the page since then. */
    Optional<Seen> verdictSince(double since) {
        Object found = page.evaluate("""
                (since) => {
                  const last = window.foyerVerdicts.at(-1);
                  return last && last.at >= since ? `${last.number} ${last.kind} ${last.at}` : null;
                }
                """, since);
        return Optional.ofNullable((String) found).map(words -> {
            String[] parts = words.split(" ", 3);
            return new Seen(parts[0], parts[1], Double.parseDouble(parts[2]));
        });
    }

    private static String png(CameraFrame frame) {
        ByteBuffer message = ByteBuffer.wrap(frame.asMessage());
        BufferedImage image = new BufferedImage(CameraFrame.WIDTH, CameraFrame.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        byte[] points = new byte[CameraFrame.WIDTH * CameraFrame.HEIGHT];
        message.position(4).get(points);
        image.getRaster().setDataElements(0, 0, CameraFrame.WIDTH, CameraFrame.HEIGHT, points);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
