package foyer.kiosk.scan;

import org.jspecify.annotations.Nullable;

/**
 * Corrects one Reed-Solomon block of a QR code, told which of its codewords are not to be believed: such an erasure costs one
 * check symbol where an unknown error costs two. Berlekamp-Massey begun with the erasures' locator, Chien's search, and
 * Forney's values (R. Blahut, Theory and Practice of Error Control Codes, 1983, chapter 9).
 */
final class ErasureDecoder {

    private ErasureDecoder() {}

    /**
     * Corrects the block in place.
     *
     * @param block    data and then check codewords, 0 to 255 each
     * @param checks   how many of them are check codewords
     * @param erasures positions in the block
     * @param reserve  check symbols that must not be needed, so that a block of noise does not pass for a word
     * @return how many codewords were wrong among those believed, or -1 where the block cannot be corrected so; it is then
     *     as it was
     */
    static int correct(int[] block, int checks, int[] erasures, int reserve) {
        int[] syndromes = syndromes(block, checks);
        if (syndromes == null) {
            return 0;
        }
        int erased = erasures.length;
        if (erased + reserve > checks) {
            return -1;
        }
        int[] locator = locatorOf(erasures, block.length, checks);
        int degree = berlekampMassey(syndromes, checks, locator, erased);
        int errors = degree - erased;
        if (errors < 0 || 2 * errors + erased > checks - reserve) {
            return -1;
        }
        return repair(block, checks, syndromes, locator, degree) ? errors : -1;
    }

    /** Null where all are 0: nothing is wrong. */
    private static int @Nullable [] syndromes(int[] block, int checks) {
        int[] syndromes = new int[checks];
        boolean wrong = false;
        for (int i = 0; i < checks; i++) {
            int at = Gf256.power(i);
            int value = 0;
            for (int codeword : block) {
                value = Gf256.times(value, at) ^ codeword;
            }
            syndromes[i] = value;
            wrong |= value != 0;
        }
        return wrong ? syndromes : null;
    }

    /** The product of (1 + x·X) over the erased places X. */
    private static int[] locatorOf(int[] erasures, int length, int checks) {
        int[] locator = new int[checks + 1];
        locator[0] = 1;
        for (int e = 0; e < erasures.length; e++) {
            int place = Gf256.power(length - 1 - erasures[e]);
            for (int i = e + 1; i > 0; i--) {
                locator[i] ^= Gf256.times(locator[i - 1], place);
            }
        }
        return locator;
    }

    /** Extends the locator by the unknown errors; answers its degree. */
    private static int berlekampMassey(int[] syndromes, int checks, int[] locator, int erased) {
        int length = erased;
        int[] before = locator.clone();
        for (int r = erased; r < checks; r++) {
            int discrepancy = 0;
            for (int i = 0; i <= Math.min(length, r); i++) {
                discrepancy ^= Gf256.times(locator[i], syndromes[r - i]);
            }
            shift(before);
            if (discrepancy == 0) {
                continue;
            }
            int[] next = locator.clone();
            for (int i = 0; i <= checks; i++) {
                next[i] ^= Gf256.times(discrepancy, before[i]);
            }
            if (2 * length <= r + erased) {
                length = r + 1 + erased - length;
                for (int i = 0; i <= checks; i++) {
                    before[i] = Gf256.over(locator[i], discrepancy);
                }
            }
            System.arraycopy(next, 0, locator, 0, next.length);
        }
        int degree = checks;
        while (degree > 0 && locator[degree] == 0) {
            degree--;
        }
        return degree == length ? degree : -1;
    }

    private static void shift(int[] polynomial) {
        System.arraycopy(polynomial, 0, polynomial, 1, polynomial.length - 1);
        polynomial[0] = 0;
    }

    private static boolean repair(int[] block, int checks, int[] syndromes, int[] locator, int degree) {
        int[] evaluator = new int[checks];
        for (int i = 0; i < checks; i++) {
            for (int j = 0; j <= Math.min(i, degree); j++) {
                evaluator[i] ^= Gf256.times(locator[j], syndromes[i - j]);
            }
        }
        int[] repaired = block.clone();
        int found = 0;
        for (int position = 0; position < block.length; position++) {
            int place = block.length - 1 - position;
            int inverse = Gf256.power((255 - place) % 255);
            if (Gf256.valueAt(locator, degree, inverse) == 0) {
                int slope = 0; // the derivative at the inverse, times it: only odd powers are left
                for (int i = 1; i <= degree; i += 2) {
                    slope ^= Gf256.times(locator[i], Gf256.power(i * (255 - place) % 255));
                }
                if (slope == 0) {
                    return false;
                }
                repaired[position] ^= Gf256.over(Gf256.valueAt(evaluator, checks - 1, inverse), slope);
                found++;
            }
        }
        if (found != degree || syndromes(repaired, checks) != null) {
            return false;
        }
        System.arraycopy(repaired, 0, block, 0, block.length);
        return true;
    }
}
