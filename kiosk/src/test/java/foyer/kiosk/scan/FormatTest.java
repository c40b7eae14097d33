package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the 32 words, as ZXing's encoder writes them. */
class FormatTest {

    private static final int BITS = 15;

    /** ISO/IEC 18004, table C.1: after the mask. */
    private static final List<Integer> WORDS = List.of(
            0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0, 0x77C4, 0x72F3, 0x7DAA, 0x789D, 0x662F,
            0x6318, 0x6C41, 0x6976, 0x1689, 0x13BE, 0x1CE7, 0x19D0, 0x0762, 0x0255, 0x0D0C, 0x083B, 0x355F, 0x3068,
            0x3F31, 0x3A06, 0x24B4, 0x2183, 0x2EDA, 0x2BED);

    private static final List<DrawnCode> CODES = IntStream.range(0, 32)
            .mapToObj(data -> DrawnCode.of(
                    "ADA", ErrorCorrectionLevel.forBits(data >> 3), Map.of(EncodeHintType.QR_MASK_PATTERN, data & 7)))
            .toList();

    @Test
    void eachWordIsReadThroughUpToThreeWrongBitsInBothPlaces() {
        for (int data = 0; data < 32; data++) {
            for (int flips = 0; flips < 1 << BITS; flips++) {
                if (Integer.bitCount(flips) <= 3) {
                    assertIsRead(data, flips, Integer.reverse(flips) >>> (32 - BITS));
                }
            }
        }
    }

    @Property(tries = 500, seed = "1")
    void oneGoodPlaceIsEnoughWhateverLiesOverTheOther(
            @ForAll @IntRange(max = 31) int data, @ForAll @IntRange(max = (1 << BITS) - 1) int cover) {
        if (WORDS.contains(WORDS.get(data) ^ cover) && cover != 0) {
            return; // another word stands there, as good as the first
        }
        assertIsRead(data, cover, 0);
        assertIsRead(data, 0, cover);
    }

    /**
     * The words differ in seven bits or more, and fifteen of the others in exactly seven: of the 1365 ways to get four bits wrong
     * 15 x 35 look like three wrong bits of one of those, and nobody can tell. The other 840 are refused. What holds for one word of a linear
     * code holds for all of them.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 13, 31})
    void afterFourWrongBitsAWordIsOnlyTakenWhereTheCodeCannotTell(int data) {
        int refused = 0;
        for (int flips = 0; flips < 1 << BITS; flips++) {
            if (Integer.bitCount(flips) == 4) {
                Optional<Format> read = Format.read(seen(data, flips, flips));
                int seen = WORDS.get(data) ^ flips;
                refused += read.isEmpty() ? 1 : 0;
                assertThat(read.filter(format -> Integer.bitCount(format.word() ^ seen) != 3))
                        .isEmpty();
            }
        }
        assertThat(refused).isEqualTo(840);
    }

    @Test
    void eachMaskTurnsWhatZxingsTurns() {
        for (int data = 0; data < 8; data++) {
            DrawnCode plain = CODES.get(data);
            DrawnCode other = CODES.get(7 - data);
            Format format = read(plain);
            Format otherFormat = read(other);
            for (int module : plain.layout.bits) {
                int column = module % plain.layout.dimension;
                int row = module / plain.layout.dimension;
                assertThat(plain.isDark(column, row) ^ format.turns(column, row))
                        .isEqualTo(other.isDark(column, row) ^ otherFormat.turns(column, row));
            }
        }
    }

    private static void assertIsRead(int data, int firstFlips, int secondFlips) {
        assertThat(Format.read(seen(data, firstFlips, secondFlips)))
                .contains(new Format(ErrorCorrectionLevel.forBits(data >> 3), data & 7, WORDS.get(data)));
    }

    private static Format read(DrawnCode code) {
        return Format.read(code.grid()).orElseThrow();
    }

    private static ModuleGrid seen(int data, int firstFlips, int secondFlips) {
        DrawnCode code = CODES.get(data);
        int dimension = code.layout.dimension;
        float[] light = code.light();
        for (int bit = 0; bit < BITS; bit++) {
            if ((firstFlips >> (BITS - 1 - bit) & 1) == 1) {
                light[Format.firstRow(bit) * dimension + Format.firstColumn(bit)] *= -1;
            }
            if ((secondFlips >> (BITS - 1 - bit) & 1) == 1) {
                light[Format.secondRow(bit, dimension) * dimension + Format.secondColumn(bit, dimension)] *= -1;
            }
        }
        return new ModuleGrid(dimension, light);
    }
}
