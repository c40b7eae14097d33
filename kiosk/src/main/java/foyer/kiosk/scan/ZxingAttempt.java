package foyer.kiosk.scan;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.common.HybridBinarizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ZXing's own detector and decoder over its local threshold, with more or less patience. */
final class ZxingAttempt implements Attempt {

    private static final Logger log = LoggerFactory.getLogger(ZxingAttempt.class);

    private final Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);

    ZxingAttempt(DecodeHintType... patience) {
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
        for (DecodeHintType hint : patience) {
            hints.put(hint, true);
        }
    }

    @Override
    public Optional<String> read(LuminanceSource picture) {
        try {
            BinaryBitmap blackAndWhite = new BinaryBitmap(new HybridBinarizer(picture));
            return Optional.of(
                    new MultiFormatReader().decode(blackAndWhite, hints).getText());
        } catch (NotFoundException nothingThere) {
            return Optional.empty();
        } catch (RuntimeException e) {
            log.debug("ZXing stumbled over a picture; it counts as one without a code", e);
            return Optional.empty();
        }
    }
}
