package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The laws of a field, and that it is the one of QR codes. */
class Gf256Test {

    @Test
    void aProductIsThatOfThePolynomialsModuloTheOneOfQrCodes() {
        assertThat(table(Gf256::times)).isEqualTo(table(Gf256Test::product));
    }

    @Test
    void aQuotientTimesItsDivisorIsWhatWasDivided() {
        assertThat(table((a, b) -> b == 0 ? 0 : Gf256.times(Gf256.over(a, b), b)))
                .isEqualTo(table((a, b) -> b == 0 ? 0 : a));
    }

    @Property(tries = 300, seed = "1")
    void productsMayBeTakenInAnyOrderAndSpreadOverSums(
            @ForAll @IntRange(max = 255) int a,
            @ForAll @IntRange(max = 255) int b,
            @ForAll @IntRange(max = 255) int c) {
        assertThat(Gf256.times(a, b)).isEqualTo(Gf256.times(b, a));
        assertThat(Gf256.times(Gf256.times(a, b), c)).isEqualTo(Gf256.times(a, Gf256.times(b, c)));
        assertThat(Gf256.times(a, b ^ c)).isEqualTo(Gf256.times(a, b) ^ Gf256.times(a, c));
    }

    @Test
    void thePowersOfTheGeneratorAreAllElementsButZeroTwiceRound() {
        int[] powers =
                IntStream.iterate(1, power -> product(power, 2)).limit(510).toArray();

        assertThat(IntStream.range(0, 510).map(Gf256::power).toArray()).isEqualTo(powers);
        assertThat(IntStream.of(powers).limit(255).distinct()).hasSize(255).doesNotContain(0);
    }

    @Property(tries = 300, seed = "2")
    void aPolynomialsValueIsTheSumOfItsTerms(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 255) Integer> coefficients,
            @ForAll @IntRange(max = 254) int exponent) {
        int[] polynomial = coefficients.stream().mapToInt(Integer::intValue).toArray();
        int sum = 0;
        for (int i = 0; i < polynomial.length; i++) {
            sum ^= Gf256.times(polynomial[i], Gf256.power(i * exponent % 255));
        }

        assertThat(Gf256.valueAt(polynomial, polynomial.length - 1, Gf256.power(exponent)))
                .isEqualTo(sum);
    }

    private static int[] table(IntBinaryOperator operation) {
        return IntStream.range(0, 256 * 256)
                .map(i -> operation.applyAsInt(i >> 8, i & 0xFF))
                .toArray();
    }

    /** By hand: shift, add, and take the modulus away. */
    private static int product(int a, int b) {
        int sum = 0;
        for (int bit = 7; bit >= 0; bit--) {
            sum <<= 1;
            sum ^= sum > 255 ? 0b1_0001_1101 : 0;
            sum ^= (b >> bit & 1) == 1 ? a : 0;
        }
        return sum;
    }
}
