package foyer.kiosk.scan;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import foyer.kiosk.scan.FinderPatterns.Finder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A code of ZXing's encoder, and a picture of it wherever it is held: where each module lies is then known exactly. */
final class DrawnCode {

    static final byte DARK = 30;
    static final byte LIGHT = (byte) 220;

    private static final int FINE = 3; // points a pixel, across and down

    final Layout layout;
    final ErrorCorrectionLevel level;
    final int mask;
    final ByteMatrix matrix;

    private DrawnCode(QRCode code) {
        this.layout = Layout.of(code.getVersion().getVersionNumber());
        this.level = code.getECLevel();
        this.mask = code.getMaskPattern();
        this.matrix = code.getMatrix();
    }

    static DrawnCode of(String text) {
        return of(text, ErrorCorrectionLevel.M, Map.of());
    }

    static DrawnCode of(String text, ErrorCorrectionLevel level, Map<EncodeHintType, ?> hints) {
        try {
            return new DrawnCode(Encoder.encode(text, level, hints));
        } catch (WriterException e) {
            throw new AssertionError(e);
        }
    }

    boolean isDark(int column, int row) {
        return matrix.get(column, row) == 1;
    }

    /** As a camera sees it that sees everything. */
    float[] light() {
        float[] light = new float[layout.dimension * layout.dimension];
        for (int i = 0; i < light.length; i++) {
            light[i] = isDark(i % layout.dimension, i / layout.dimension) ? -1 : 1;
        }
        return light;
    }

    ModuleGrid grid() {
        return new ModuleGrid(layout.dimension, light());
    }

    /** Seen straight on around that middle, turned clockwise. */
    Placement held(double x, double y, double module, double degrees) {
        double half = (layout.dimension - 7) / 2.0 * module;
        double turn = Math.toRadians(degrees);
        double acrossX = half * Math.cos(turn);
        double acrossY = half * Math.sin(turn);
        return new Placement(layout, new double[] {
            x - acrossX + acrossY,
            y - acrossY - acrossX,
            x + acrossX + acrossY,
            y + acrossY - acrossX,
            x + acrossX - acrossY,
            y + acrossY + acrossX,
            x - acrossX - acrossY,
            y - acrossY + acrossX
        });
    }

    /** Seen askew: the fourth corner comes nearer to the first by that share of the way. */
    static Placement askew(Placement flat, double share) {
        double[] corners = flat.corners().clone();
        corners[4] += share * (corners[0] - corners[4]);
        corners[5] += share * (corners[1] - corners[5]);
        return new Placement(flat.layout(), corners);
    }

    /** The three finder patterns there, as they would be found. */
    static Triple triple(Placement placement) {
        return Triple.among(List.of(finder(placement, 0), finder(placement, 1), finder(placement, 3)), 1)
                .get(0);
    }

    /** As large as a module is there. */
    private static Finder finder(Placement placement, int corner) {
        float near = 3.5f;
        float far = placement.layout().dimension - 3.5f;
        float x = corner == 0 || corner == 3 ? near : far;
        float y = corner < 2 ? near : far;
        float[] around = {x - 0.5f, y, x + 0.5f, y, x, y - 0.5f, x, y + 0.5f};
        placement.toPicture().transformPoints(around);
        double across = Math.hypot(around[2] - around[0], around[3] - around[1]);
        double down = Math.hypot(around[6] - around[4], around[7] - around[5]);
        double[] at = placement.corners();
        return new Finder((float) at[2 * corner], (float) at[2 * corner + 1], (float) across, (float) down, 5);
    }

    static Finder finder(double x, double y, double module) {
        return new Finder((float) x, (float) y, (float) module, (float) module, 5);
    }

    /** On white paper, each pixel the mean of what falls on it. */
    GreyFrame on(int width, int height, Placement placement) {
        PerspectiveTransform toCode = toCode(placement);
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, LIGHT);
        float[] points = new float[width * FINE * FINE * 2];
        for (int y = 0; y < height; y++) {
            int next = 0;
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < FINE * FINE; i++) {
                    points[next++] = x + (i % FINE + 0.5f) / FINE;
                    points[next++] = y + (Math.floorDiv(i, FINE) + 0.5f) / FINE;
                }
            }
            toCode.transformPoints(points);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = mean(points, x * FINE * FINE * 2);
            }
        }
        return new GreyFrame(width, height, pixels);
    }

    private byte mean(float[] points, int from) {
        int dark = 0;
        for (int i = from; i < from + FINE * FINE * 2; i += 2) {
            int column = (int) Math.floor(points[i]);
            int row = (int) Math.floor(points[i + 1]);
            boolean inside = column >= 0 && row >= 0 && column < layout.dimension && row < layout.dimension;
            dark += inside && isDark(column, row) ? 1 : 0;
        }
        int light = LIGHT & 0xFF;
        return (byte) (light - dark * (light - DARK) / (FINE * FINE));
    }

    private PerspectiveTransform toCode(Placement placement) {
        double[] at = placement.corners();
        float near = 3.5f;
        float far = layout.dimension - 3.5f;
        return PerspectiveTransform.quadrilateralToQuadrilateral(
                (float) at[0],
                (float) at[1],
                (float) at[2],
                (float) at[3],
                (float) at[4],
                (float) at[5],
                (float) at[6],
                (float) at[7],
                near,
                near,
                far,
                near,
                far,
                far,
                near,
                far);
    }
}
