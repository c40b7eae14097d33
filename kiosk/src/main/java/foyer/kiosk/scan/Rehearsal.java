package foyer.kiosk.scan;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the reader does before anybody comes. Of one badge in a hundred ZXing's detector sees nothing, and reading it with care
 * takes a Java machine that has just started ten times its budget: it compiles what is run often. One thread at a time.
 */
final class Rehearsal {

    static final String LINES =
            "FOYER OPENS ITS DOOR AND READS THIS CODE UNTIL IT IS QUICK, BEFORE THE FIRST ONE COMES";

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int MODULE = 6; // pixels
    private static final byte WALL = 120;

    /** Of processor time: a slow machine has better to do than to rehearse for ever. */
    private static final Duration MOST_TIME = Duration.ofSeconds(10);

    private static final int QUICK_ONES = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ScanReader reader;
    private final GreyFrame badge = badge();
    private final Deadline end;
    private int rounds;
    private int quickOnes; // one after another

    Rehearsal(ScanReader reader) {
        this.reader = reader;
        this.end = reader.deadline(MOST_TIME);
    }

    /** Reads the code once, without and with care, and says whether that has been quick often enough, or long enough. */
    boolean round() {
        rounds++;
        Deadline inTime = reader.deadline(ScanReader.BUDGET.dividedBy(2));
        reader.quickly(badge);
        Optional<String> text = new CarefulReader(badge, reader.deadline(PATIENCE)).read();
        quickOnes = text.isPresent() && !inTime.passed() ? quickOnes + 1 : 0;
        return quickOnes >= QUICK_ONES || end.passed();
    }

    int rounds() {
        return rounds;
    }

    /** A code on a grey wall, as large as a badge at arm's length. */
    private static GreyFrame badge() {
        ByteMatrix code = code();
        byte[] pixels = new byte[WIDTH * HEIGHT];
        Arrays.fill(pixels, WALL);
        int quiet = 4 * MODULE;
        int size = code.getWidth() * MODULE + 2 * quiet;
        int left = (WIDTH - size) / 2;
        int top = (HEIGHT - size) / 2;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean dark = isDark(code, Math.floorDiv(x - quiet, MODULE), Math.floorDiv(y - quiet, MODULE));
                pixels[(top + y) * WIDTH + left + x] = (byte) (dark ? 0 : 255);
            }
        }
        return new GreyFrame(WIDTH, HEIGHT, pixels);
    }

    private static boolean isDark(ByteMatrix code, int column, int row) {
        boolean inside = column >= 0 && row >= 0 && column < code.getWidth() && row < code.getHeight();
        return inside && code.get(column, row) == 1;
    }

    private static ByteMatrix code() {
        try {
            return Encoder.encode(LINES, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("these words fit into a QR code", e);
        }
    }
}
