package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonEncoder;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against ZXing's encoder. */
class ErasureDecoderTest {

    private static final int CHECKS = 16;
    private static final int LENGTH = 43;

    @Property(tries = 300)
    void errorsCostTwoCheckSymbolsAndErasuresOne(
            @ForAll @IntRange(min = 0, max = CHECKS) int erased, @ForAll long seed) {
        Random chance = new Random(seed);
        int errors = chance.nextInt((CHECKS - erased) / 2 + 1);
        int[] word = word(chance);
        int[] places = places(chance);
        int[] block = word.clone();
        for (int i = 0; i < erased; i++) {
            block[places[i]] = chance.nextInt(256);
        }
        for (int i = erased; i < erased + errors; i++) {
            block[places[i]] ^= 1 + chance.nextInt(255);
        }

        int found = ErasureDecoder.correct(
                block, CHECKS, IntStream.of(places).limit(erased).toArray(), 0);

        assertThat(found).isEqualTo(errors);
        assertThat(block).isEqualTo(word);
    }

    @Test
    void aBlockOfNoisePassesForNoWordWhereCheckSymbolsAreKeptInReserve() {
        Random chance = new Random(4);
        int passed = 0;
        for (int i = 0; i < 20_000; i++) {
            int[] noise =
                    IntStream.generate(() -> chance.nextInt(256)).limit(LENGTH).toArray();
            int[] before = noise.clone();
            int erased = chance.nextInt(CHECKS - 2);
            if (ErasureDecoder.correct(
                            noise,
                            CHECKS,
                            IntStream.of(places(chance)).limit(erased).toArray(),
                            3)
                    >= 0) {
                passed++;
            } else {
                assertThat(noise).isEqualTo(before);
            }
        }
        assertThat(passed).isLessThanOrEqualTo(1); // one in 256 to the third is expected in a thousand such runs
    }

    @Test
    void moreErasuresThanCheckSymbolsAreRefused() {
        int[] block = word(new Random(1));
        block[0] ^= 1;
        assertThat(ErasureDecoder.correct(
                        block, CHECKS, IntStream.range(0, CHECKS + 1).toArray(), 0))
                .isEqualTo(-1);
    }

    private static int[] word(Random chance) {
        int[] word = new int[LENGTH];
        for (int i = 0; i < LENGTH - CHECKS; i++) {
            word[i] = chance.nextInt(256);
        }
        new ReedSolomonEncoder(GenericGF.QR_CODE_FIELD_256).encode(word, CHECKS);
        return word;
    }

    /** All of them, shuffled. */
    private static int[] places(Random chance) {
        int[] places = IntStream.range(0, LENGTH).toArray();
        for (int i = LENGTH - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            int swapped = places[i];
            places[i] = places[other];
            places[other] = swapped;
        }
        return places;
    }
}
