package foyer.kiosk.scan;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.util.Optional;

/** Turns the picture by a quarter: ZXing looks for a code's corners row by row, and misses some that lie upright. */
final class TurnedAttempt implements Attempt {

    private final Attempt attempt = new ZxingAttempt();

    @Override
    public Optional<String> read(LuminanceSource picture) {
        int width = picture.getHeight();
        int height = picture.getWidth();
        byte[] upright = picture.getMatrix();
        byte[] turned = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[y * width + x] = upright[(width - 1 - x) * height + y];
            }
        }
        return attempt.read(new PlanarYUVLuminanceSource(
                turned, width, height, 0, 0, width, height, /* reverseHorizontal= */ false));
    }
}
