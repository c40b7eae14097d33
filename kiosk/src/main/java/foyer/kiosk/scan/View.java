package foyer.kiosk.scan;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import foyer.kiosk.scan.LocalMeans.Taken;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * One way to see a frame in black and white.
 *
 * @param inverted for codes that are light on dark
 * @param takes    about as much of the processor for a frame of 640 x 480; what does not fit in is not begun: the last of them
 *     only on smaller frames, and on pictures, which have a second
 */
record View(boolean inverted, Size size, Duration takes, Function<LocalMeans, BitMatrix> black) {

    private static final int USUAL_PIXELS = 640 * 480;

    /** Of the picture that is looked at. */
    enum Size {
        HALF(2),
        FULL(1),
        DOUBLE(0.5f);

        /** How many pixels of the frame one of its own stands for. */
        final float scale;

        Size(float scale) {
            this.scale = scale;
        }

        GreyFrame of(GreyFrame frame) {
            return switch (this) {
                case HALF -> Filters.halved(frame);
                case FULL -> frame;
                case DOUBLE -> Filters.doubled(frame);
            };
        }
    }

    /** In the order of what they gain for what they cost. */
    static final List<View> IN_ORDER = List.of(
            dark(Size.FULL, 3, means -> means.dark(Taken.PLAIN, 8)),
            dark(Size.FULL, 2, means -> binarized(HybridBinarizer::new, means.picture())),
            dark(Size.HALF, 1, means -> means.dark(Taken.PLAIN, 8)),
            light(Size.FULL, 2, means -> flipped(binarized(HybridBinarizer::new, means.picture()))),
            dark(Size.FULL, 5, means -> means.dark(Taken.SHARP, 10)),
            dark(Size.HALF, 1, means -> means.dark(Taken.SHARPER, 10)),
            dark(Size.FULL, 3, means -> means.dark(Taken.SMOOTH, 15)),
            light(Size.FULL, 3, means -> means.light(Taken.PLAIN, 8)),
            light(Size.HALF, 1, means -> means.light(Taken.PLAIN, 8)),
            dark(Size.FULL, 1, means -> binarized(GlobalHistogramBinarizer::new, means.picture())),
            dark(Size.DOUBLE, 30, means -> means.dark(Taken.SHARP, 12)));

    /** About how much of the processor such a frame takes. */
    Duration takes(GreyFrame frame) {
        return takes.multipliedBy(frame.pixels().length).dividedBy(USUAL_PIXELS);
    }

    private static View dark(Size size, int millis, Function<LocalMeans, BitMatrix> black) {
        return new View(false, size, Duration.ofMillis(millis), black);
    }

    private static View light(Size size, int millis, Function<LocalMeans, BitMatrix> black) {
        return new View(true, size, Duration.ofMillis(millis), black);
    }

    private static BitMatrix binarized(Function<LuminanceSource, Binarizer> binarizer, GreyFrame picture) {
        try {
            return binarizer.apply(source(picture)).getBlackMatrix();
        } catch (NotFoundException nothingThere) {
            return new BitMatrix(picture.width(), picture.height());
        }
    }

    private static BitMatrix flipped(BitMatrix black) {
        black.flip();
        return black;
    }

    private static LuminanceSource source(GreyFrame picture) {
        return new PlanarYUVLuminanceSource(
                picture.pixels(),
                picture.width(),
                picture.height(),
                0,
                0,
                picture.width(),
                picture.height(),
                /* reverseHorizontal= */ false);
    }
}
