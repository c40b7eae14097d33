package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version.ECB;
import com.google.zxing.qrcode.decoder.Version.ECBlocks;
import foyer.kiosk.scan.Layout.Landmark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every version, against a full code of it that ZXing's encoder has written. */
class LayoutTest {

    /** ISO/IEC 18004, table 1: how many modules of data each version has, versions 1 to 40. */
    private static final int[] DATA_MODULES = {
        208, 359, 567, 807, 1079, 1383, 1568, 1936, 2336, 2768, 3232, 3728, 4256, 4651, 5243, 5867, 6523, 7211, 7931,
        8683, 9252, 10068, 10916, 11796, 12708, 13652, 14628, 15371, 16411, 17483, 18587, 19723, 20891, 22091, 23008,
        24272, 25568, 26896, 28256, 29648
    };

    private static final List<DrawnCode> CODES =
            IntStream.rangeClosed(1, Layout.VERSIONS).mapToObj(LayoutTest::full).toList();

    @Test
    void whatMustBeThereIsThereInACodeOfThatVersion() {
        for (DrawnCode code : CODES) {
            int size = code.layout.dimension;
            for (Landmark landmark : code.layout.landmarks) {
                boolean[] dark = new boolean[landmark.dark().length];
                for (int i = 0; i < dark.length; i++) {
                    int column = (int) Math.floor(landmark.middles()[2 * i]);
                    int row = (int) Math.floor(landmark.middles()[2 * i + 1]);
                    boolean paper = column < 0 || row < 0 || column >= size || row >= size;
                    dark[i] = !paper && code.isDark(column, row);
                }
                assertThat(dark).as("%s", code.layout.version).isEqualTo(landmark.dark());
            }
        }
    }

    @Test
    void aVersionHasAsManyBitsAsTheStandardSaysEachInAModuleOfItsOwn() {
        for (int version = 1; version <= Layout.VERSIONS; version++) {
            assertThat(IntStream.of(Layout.of(version).bits).distinct().toArray())
                    .as("version %d", version)
                    .hasSize(DATA_MODULES[version - 1] / 8 * 8);
        }
    }

    /** Not one bit is in another's place: no block has an error to correct, and the text stands in them. */
    @Test
    void theBitsAreReadBackAsTheyWereWritten() {
        CODES.forEach(LayoutTest::assertIsReadBack);
    }

    private static void assertIsReadBack(DrawnCode code) {
        int version = code.layout.version.getVersionNumber();
        ECBlocks blocks = code.layout.version.getECBlocksForLevel(code.level);
        int checks = blocks.getECCodewordsPerBlock();
        byte[] data = new byte[0];
        for (int[] block : blocks(blocks, codewords(code))) {
            assertThat(ErasureDecoder.correct(block, checks, new int[0], 0)).isZero();
            int from = data.length;
            data = Arrays.copyOf(data, from + block.length - checks);
            for (int i = from; i < data.length; i++) {
                data[i] = (byte) block[i - from];
            }
        }

        assertThat(bytes(data, version)).isEqualTo(text(version));
    }

    @Test
    void theAlignmentPatternNearestToTheFourthCornerIsADarkModuleInALightRing() {
        for (DrawnCode code : CODES.subList(1, Layout.VERSIONS)) {
            int centre = (int) Math.floor(code.layout.lastAlignment());
            assertThat(code.isDark(centre, centre)).isTrue();
            assertThat(code.isDark(centre + 1, centre + 1)).isFalse();
            assertThat(code.isDark(centre + 2, centre + 2)).isTrue();
        }
        assertThat(Layout.of(1).hasAlignment()).isFalse();
    }

    private static DrawnCode full(int version) {
        return DrawnCode.of(
                text(version),
                ErrorCorrectionLevel.Q,
                Map.of(EncodeHintType.QR_VERSION, version, EncodeHintType.QR_MASK_PATTERN, version % 8));
    }

    /** Bytes, as many as fit in. */
    private static String text(int version) {
        ECBlocks blocks = Layout.of(version).version.getECBlocksForLevel(ErrorCorrectionLevel.Q);
        int most = Layout.of(version).version.getTotalCodewords() - blocks.getTotalECCodewords() - headerBytes(version);
        byte[] text = new byte[most];
        Random chance = new Random(version);
        for (int i = 0; i < most; i++) {
            text[i] = (byte) ('a' + chance.nextInt(26)); // small letters are in no denser mode
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The mode's four bits, and the length in eight or sixteen; begun, a byte is used. */
    private static int headerBytes(int version) {
        return version < 10 ? 2 : 3;
    }

    private static int[] codewords(DrawnCode code) {
        Layout layout = code.layout;
        Format format = Format.read(code.grid()).orElseThrow();
        int[] codewords = new int[layout.version.getTotalCodewords()];
        for (int bit = 0; bit < layout.bits.length; bit++) {
            int column = layout.bits[bit] % layout.dimension;
            int row = layout.bits[bit] / layout.dimension;
            codewords[bit / 8] =
                    codewords[bit / 8] << 1 | (code.isDark(column, row) ^ format.turns(column, row) ? 1 : 0);
        }
        return codewords;
    }

    /** The codewords go round the blocks, the shorter ones first: of the data, then of the check codewords. */
    private static List<int[]> blocks(ECBlocks blocks, int[] codewords) {
        int checks = blocks.getECCodewordsPerBlock();
        List<int[]> all = new ArrayList<>();
        for (ECB group : blocks.getECBlocks()) {
            for (int i = 0; i < group.getCount(); i++) {
                all.add(new int[group.getDataCodewords() + checks]);
            }
        }
        int next = 0;
        for (int i = 0; i < all.get(all.size() - 1).length - checks; i++) {
            for (int[] block : all) {
                if (i < block.length - checks) {
                    block[i] = codewords[next++];
                }
            }
        }
        for (int i = checks; i > 0; i--) {
            for (int[] block : all) {
                block[block.length - i] = codewords[next++];
            }
        }
        return all;
    }

    /** What stands in a segment of bytes that begins half a byte in, after its mode and length. */
    private static String bytes(byte[] data, int version) {
        int header = headerBytes(version);
        byte[] text = new byte[data.length - header];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (data[header + i - 1] << 4 | (data[header + i] & 0xFF) >> 4);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
