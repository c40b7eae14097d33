package foyer.journeys.bench;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import foyer.journeys.badge.Badge;
import foyer.journeys.badge.CameraFrame;
import foyer.journeys.badge.DoorCamera;
import foyer.kiosk.scan.GreyFrame;
import foyer.kiosk.scan.ScanReader;
import foyer.wire.PassId;
import foyer.wire.SigningKey;
import foyer.wire.pass.LiveText;
import foyer.wire.pass.Pass;
import foyer.wire.pass.PassKeys;
import foyer.wire.pass.PassText;
import foyer.wire.pass.Reading;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a pass costs the door: verified from its text, and a phone's read from a camera's frame and verified. On one thread,
 * as in the kiosk. Frames are those of the tests' camera: tilted, soft, unevenly lit, noisy, each another.
 */
@Command(name = "pass", description = "Verifying a pass, and reading a phone's from a camera frame.")
final class PassBench implements Callable<Integer> {

    private static final double BAR_VERIFY_MICROS = 200;
    private static final double BAR_FRAME_MILLIS = 30;

    @Option(names = "--frames", description = "how many frames are read (${DEFAULT-VALUE})")
    private int frames = 1_000;

    @Option(names = "--passes", description = "how many passes are verified (${DEFAULT-VALUE})")
    private int passes = 10_000;

    @Override
    public Integer call() throws GeneralSecurityException, WriterException {
        KeyPair house = pair();
        KeyPair phone = pair();
        Pass pass = new Pass(
                1, new PassId(0x00FF_10AB_52C9_D3E4L), 1, LocalDate.of(2026, 11, 21), LocalDate.of(2028, 11, 21));
        PassKeys keys = new PassKeys(List.of(new SigningKey(1, house.getPublic().getEncoded())));
        String badge = PassText.sign(pass, house.getPrivate());
        byte[] bound = LiveText.bind(pass, raw(phone), house.getPrivate());

        print("%-46s %10s %10s %10s", "", "characters", "QR version", "modules");
        code("a badge's code, alphanumeric, level M", badge, ErrorCorrectionLevel.M);
        String shown = LiveText.show(bound, 1, phone.getPrivate());
        code("a phone's code, alphanumeric, level L", shown, ErrorCorrectionLevel.L);
        code("the same at level M, as the frames have it", shown, ErrorCorrectionLevel.M);
        print("");

        say("warming up");
        verify(passes / 5, step -> badge, keys);
        read(frames / 5, bound, phone, keys);
        say("measuring");
        Latencies printed = verify(passes, step -> badge, keys);
        Latencies live = verify(passes, codes(bound, phone), keys);
        Read read = read(frames, bound, phone, keys);

        print("%-46s %10s %10s %10s", "", "p50 µs", "p95 µs", "p99 µs");
        row("verifying a badge's pass, from its text", printed);
        row("verifying a phone's pass, from its text", live);
        row("reading and verifying a phone's, from a frame", read.took);
        print("read in the very first frame: %.1f %%", 100.0 * read.found / frames);
        return verdict(printed, read);
    }

    private static int verdict(Latencies printed, Read read) {
        double micros = printed.millis(0.5) * 1_000;
        double ratio = BAR_FRAME_MILLIS / read.took.millis(0.95);
        print("pass: verifying %.0f µs (bar %.0f µs)", micros, BAR_VERIFY_MICROS);
        print("pass: a frame %.1f ms at p95 (bar %.0f ms)", read.took.millis(0.95), BAR_FRAME_MILLIS);
        print("pass: ratio %.2f (bar %d)", ratio, 1);
        return micros <= BAR_VERIFY_MICROS && ratio >= 1 ? 0 : 1;
    }

    private interface Texts {
        String at(int step);
    }

    /** Each step's code is another; a hundred of them take turns, signed before the clock runs. */
    private static Texts codes(byte[] bound, KeyPair phone) {
        String[] codes = new String[100];
        for (int step = 0; step < codes.length; step++) {
            codes[step] = LiveText.show(bound, step, phone.getPrivate());
        }
        return step -> codes[step % codes.length];
    }

    private static Latencies verify(int times, Texts texts, PassKeys keys) {
        Latencies took = new Latencies();
        for (int i = 0; i < times; i++) {
            String text = texts.at(i);
            long before = System.nanoTime();
            boolean good = verified(text, keys);
            took.add(System.nanoTime() - before);
            if (!good) {
                throw new IllegalStateException("A good pass was not verified");
            }
        }
        return took;
    }

    private record Read(Latencies took, int found) {}

    private static Read read(int times, byte[] bound, KeyPair phone, PassKeys keys) {
        DoorCamera camera = new DoorCamera(2026);
        ScanReader reader = new ScanReader();
        Latencies took = new Latencies();
        int found = 0;
        for (int step = 0; step < times; step++) {
            CameraFrame frame = camera.sees(new Badge("", LiveText.show(bound, step, phone.getPrivate())));
            long before = System.nanoTime();
            Optional<String> text = reader.read(grey(frame));
            boolean good = text.isPresent() && verified(text.get(), keys);
            took.add(System.nanoTime() - before);
            found += good ? 1 : 0;
        }
        return new Read(took, found);
    }

    private static boolean verified(String text, PassKeys keys) {
        return Reading.of(text) instanceof Reading.Signed signed
                && keys.signed(signed)
                && (!(signed instanceof Reading.LivePass live) || live.shownByItsPhone());
    }

    private static GreyFrame grey(CameraFrame frame) {
        byte[] message = frame.asMessage();
        return new GreyFrame(
                CameraFrame.WIDTH,
                CameraFrame.HEIGHT,
                Arrays.copyOfRange(message, message.length - CameraFrame.WIDTH * CameraFrame.HEIGHT, message.length));
    }

    private static void code(String what, String text, ErrorCorrectionLevel level) throws WriterException {
        QRCode code = Encoder.encode(text, level);
        print(
                "%-46s %10d %10d %10s",
                what,
                text.length(),
                code.getVersion().getVersionNumber(),
                code.getMatrix().getWidth() + "x" + code.getMatrix().getHeight());
    }

    private static void row(String what, Latencies took) {
        print(
                "%-46s %,10.0f %,10.0f %,10.0f",
                what, took.millis(0.5) * 1_000, took.millis(0.95) * 1_000, took.millis(0.99) * 1_000);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** The last 32 bytes of its SubjectPublicKeyInfo (RFC 8410). */
    private static byte[] raw(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static void say(String words) {
        System.err.println("bench: " + words);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
