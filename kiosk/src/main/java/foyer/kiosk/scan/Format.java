package foyer.kiosk.scan;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a code is protected and masked: fifteen bits that stand in it twice (ISO/IEC 18004, 7.9; the masks 7.8), a
 * word of a BCH (15, 5) code, of which three wrong bits can be corrected.
 *
 * @param word as it stands in the code
 */
record Format(ErrorCorrectionLevel level, int mask, int word) {

    private static final int GENERATOR = 0x537;
    private static final int XOR = 0x5412;
    private static final int MOST_WRONG = 3; // of fifteen; the words differ in seven

    /** Column and row of each bit in its first place, most significant first. */
    private static final int[][] FIRST = {
        {0, 8}, {1, 8}, {2, 8}, {3, 8}, {4, 8}, {5, 8}, {7, 8}, {8, 8}, {8, 7}, {8, 5}, {8, 4}, {8, 3}, {8, 2}, {8, 1},
        {8, 0}
    };

    /** The nearest word to what is read in either place, or in both together. */
    static Optional<Format> read(ModuleGrid grid) {
        int dimension = grid.dimension();
        int best = Integer.MAX_VALUE;
        @Nullable Format found = null;
        for (int data = 0; data < 32; data++) {
            int word = word(data);
            int first = 0;
            int second = 0;
            for (int bit = 0; bit < 15; bit++) {
                boolean dark = (word >> (14 - bit) & 1) == 1;
                first += grid.isDark(FIRST[bit][0], FIRST[bit][1]) == dark ? 0 : 1;
                second += grid.isDark(secondColumn(bit, dimension), secondRow(bit, dimension)) == dark ? 0 : 1;
            }
            int wrong = 100 * Math.min(first, second) + first + second; // the better place first, then both
            if (wrong < best) {
                best = wrong;
                found = new Format(ErrorCorrectionLevel.forBits(data >> 3), data & 7, word);
            }
        }
        return best < 100 * (MOST_WRONG + 1) ? Optional.ofNullable(found) : Optional.empty();
    }

    /** Whether the mask turns the module round. */
    boolean turns(int column, int row) {
        return switch (mask) {
            case 0 -> (row + column) % 2 == 0;
            case 1 -> row % 2 == 0;
            case 2 -> column % 3 == 0;
            case 3 -> (row + column) % 3 == 0;
            case 4 -> (row / 2 + column / 3) % 2 == 0;
            case 5 -> row * column % 6 == 0;
            case 6 -> row * column % 6 < 3;
            default -> (row + column + row * column % 3) % 2 == 0;
        };
    }

    boolean isDark(int bit) {
        return (word >> (14 - bit) & 1) == 1;
    }

    static int firstColumn(int bit) {
        return FIRST[bit][0];
    }

    static int firstRow(int bit) {
        return FIRST[bit][1];
    }

    static int secondColumn(int bit, int dimension) {
        return bit < 7 ? 8 : dimension - 15 + bit;
    }

    static int secondRow(int bit, int dimension) {
        return bit < 7 ? dimension - 1 - bit : 8;
    }

    private static int word(int data) {
        int rest = data << 10;
        for (int bit = 14; bit >= 10; bit--) {
            if ((rest >> bit & 1) == 1) {
                rest ^= GENERATOR << (bit - 10);
            }
        }
        return (data << 10 | rest) ^ XOR;
    }
}
