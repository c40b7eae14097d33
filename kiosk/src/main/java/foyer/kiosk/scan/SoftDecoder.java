package foyer.kiosk.scan;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.decoder.Version.ECB;
import com.google.zxing.qrcode.decoder.Version.ECBlocks;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * From modules with how sure each is to the text. Each block is corrected with its least sure codewords given up, more and more
 * of them, until it is a word (generalized minimum distance decoding: G. D. Forney, 1966). What ZXing then reads is without an
 * error.
 */
final class SoftDecoder {

    /** Check symbols left over where codewords are given up: a block of noise passes once in 256 to that power. */
    private static final int RESERVE = 3;

    private static final int VERSION_GENERATOR = 0x1F25;
    private static final int STEPS = 9;

    private final Layout layout;
    private final ModuleGrid grid;

    private SoftDecoder(Layout layout, ModuleGrid grid) {
        this.layout = layout;
        this.grid = grid;
    }

    static Optional<String> decode(Layout layout, ModuleGrid grid) {
        SoftDecoder decoder = new SoftDecoder(layout, grid);
        return Format.read(grid).flatMap(decoder::corrected).flatMap(SoftDecoder::text);
    }

    private Optional<BitMatrix> corrected(Format format) {
        int total = layout.version.getTotalCodewords();
        int[] codewords = new int[total];
        float[] surety = new float[total];
        read(format, codewords, surety);

        ECBlocks blocks = layout.version.getECBlocksForLevel(format.level());
        int[][] places = places(blocks);
        for (int[] block : places) {
            if (!correct(block, blocks.getECCodewordsPerBlock(), codewords, surety)) {
                return Optional.empty();
            }
        }
        return Optional.of(drawn(format, codewords));
    }

    private void read(Format format, int[] codewords, float[] surety) {
        int dimension = layout.dimension;
        for (int i = 0; i < codewords.length; i++) {
            float least = Float.MAX_VALUE;
            int codeword = 0;
            for (int bit = i * 8; bit < i * 8 + 8; bit++) {
                int module = layout.bits[bit];
                boolean dark = grid.isDark(module) ^ format.turns(module % dimension, module / dimension);
                codeword = codeword << 1 | (dark ? 1 : 0);
                least = Math.min(least, grid.surety(module));
            }
            codewords[i] = codeword;
            surety[i] = least;
        }
    }

    /** Of each block, where its codewords are among all: they take turns, first the data and then the checks. */
    private static int[][] places(ECBlocks blocks) {
        int many = blocks.getNumBlocks();
        int checks = blocks.getECCodewordsPerBlock();
        int[] data = new int[many];
        int block = 0;
        for (ECB kind : blocks.getECBlocks()) {
            for (int i = 0; i < kind.getCount(); i++) {
                data[block++] = kind.getDataCodewords();
            }
        }
        int[][] places = new int[many][];
        for (int b = 0; b < many; b++) {
            places[b] = new int[data[b] + checks];
        }
        int next = 0;
        int longest = data[many - 1];
        for (int i = 0; i < longest; i++) {
            for (int b = 0; b < many; b++) {
                if (i < data[b]) {
                    places[b][i] = next++;
                }
            }
        }
        for (int i = 0; i < checks; i++) {
            for (int b = 0; b < many; b++) {
                places[b][data[b] + i] = next++;
            }
        }
        return places;
    }

    private boolean correct(int[] places, int checks, int[] codewords, float[] surety) {
        int[] block = IntStream.of(places).map(place -> codewords[place]).toArray();
        int[] leastSureFirst = IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> surety[places[i]]))
                .mapToInt(i -> i)
                .toArray();
        for (int step = 0; step <= STEPS; step++) {
            int most = Math.max(0, checks - RESERVE);
            int[] erasures = IntStream.of(leastSureFirst)
                    .limit((long) most * step / STEPS)
                    .toArray();
            int reserve = step == 0 ? misdecodeProtection(checks) : RESERVE;
            if (ErasureDecoder.correct(block, checks, erasures, reserve) >= 0) {
                for (int i = 0; i < places.length; i++) {
                    codewords[places[i]] = block[i];
                }
                return true;
            }
        }
        return false;
    }

    /** Check symbols that the standard keeps back in its smallest codes (ISO/IEC 18004, table 9, p). */
    private int misdecodeProtection(int checks) {
        return switch (layout.version.getVersionNumber()) {
            case 1 -> checks == 7 ? 3 : checks == 10 ? 2 : 1;
            case 2 -> checks == 10 ? 2 : 0;
            case 3 -> checks == 15 ? 1 : 0;
            default -> 0;
        };
    }

    /** The code as it was meant to be, as far as ZXing looks: format, version and codewords. */
    private BitMatrix drawn(Format format, int[] codewords) {
        int dimension = layout.dimension;
        BitMatrix code = new BitMatrix(dimension);
        for (int bit = 0; bit < 15; bit++) {
            if (format.isDark(bit)) {
                code.set(Format.firstColumn(bit), Format.firstRow(bit));
                code.set(Format.secondColumn(bit, dimension), Format.secondRow(bit, dimension));
            }
        }
        drawVersion(code);
        for (int bit = 0; bit < codewords.length * 8; bit++) {
            int column = layout.bits[bit] % dimension;
            int row = layout.bits[bit] / dimension;
            boolean one = (codewords[bit / 8] >> (7 - bit % 8) & 1) == 1;
            if (one ^ format.turns(column, row)) {
                code.set(column, row);
            }
        }
        return code;
    }

    private void drawVersion(BitMatrix code) {
        Version version = layout.version;
        if (version.getVersionNumber() < 7) {
            return;
        }
        int rest = version.getVersionNumber() << 12;
        for (int bit = 17; bit >= 12; bit--) {
            if ((rest >> bit & 1) == 1) {
                rest ^= VERSION_GENERATOR << (bit - 12);
            }
        }
        int word = version.getVersionNumber() << 12 | rest;
        for (int bit = 0; bit < 18; bit++) {
            if ((word >> bit & 1) == 1) {
                code.set(layout.dimension - 11 + bit % 3, bit / 3);
                code.set(bit / 3, layout.dimension - 11 + bit % 3);
            }
        }
    }

    private static Optional<String> text(BitMatrix code) {
        try {
            String text = new Decoder().decode(code).getText();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (FormatException | ChecksumException noText) {
            return Optional.empty();
        }
    }
}
