package foyer.wire.pass;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.PassId;
import foyer.wire.SigningKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PassTextTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final KeyPair HOUSE_KEY = ed25519();
    private static final PassKeys KEYS =
            new PassKeys(List.of(new SigningKey(3, HOUSE_KEY.getPublic().getEncoded())));
    private static final Pass ADAS =
            new Pass(3, new PassId(0xADA0_0000_0000_0001L), 7, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));
    private static final String ADAS_TEXT = PassText.sign(ADAS, HOUSE_KEY.getPrivate());

    @Test
    void adasPassIsReadAndVerified() {
        Reading.SignedPass reading = signedPass(ADAS_TEXT);

        assertThat(reading.pass()).isEqualTo(ADAS);
        assertThat(KEYS.signed(reading)).isTrue();
    }

    @Test
    void aPassFitsASmallQrCode() {
        assertThat(ADAS_TEXT).startsWith("FY1").hasSizeLessThanOrEqualTo(140).matches("[0-9A-Z]+");
    }

    @Test
    void aPassTypedByHandIsReadTheSame() {
        String typed =
                "  " + ADAS_TEXT.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l') + "\r\n";

        assertThat(signedPass(typed).pass()).isEqualTo(ADAS);
        assertThat(KEYS.signed(signedPass(typed))).isTrue();
        assertThat(KEYS.signed(signedPass(ADAS_TEXT.replace('1', 'I')))).isTrue();
    }

    @Test
    void aPassOfAnotherHouseIsNotVerified() {
        String forged = PassText.sign(ADAS, ed25519().getPrivate());

        assertThat(KEYS.signed(signedPass(forged))).isFalse();
    }

    @Test
    void aPassThatNamesAnUnknownKeyIsNotVerified() {
        Pass withAnotherKey = new Pass(4, ADAS.id(), ADAS.homeSpace(), ADAS.validFrom(), ADAS.validUntil());

        assertThat(KEYS.signed(signedPass(PassText.sign(withAnotherKey, HOUSE_KEY.getPrivate()))))
                .isFalse();
    }

    @Test
    void aKeyThatCannotBeReadLeavesTheOthersInForce() {
        PassKeys keys = new PassKeys(List.of(
                new SigningKey(1, new byte[] {1, 2, 3}),
                new SigningKey(3, HOUSE_KEY.getPublic().getEncoded())));

        assertThat(keys.signed(signedPass(ADAS_TEXT))).isTrue();
    }

    @Test
    void otherThingsPeopleHoldUpAreNotPasses() {
        assertThat(Stream.of("", "FY1", "https://example.org/", "5901234123457", "FY2" + ADAS_TEXT.substring(3)))
                .allSatisfy(text -> assertThat(PassText.read(text)).isInstanceOf(Reading.NotAPass.class));
        assertThat(PassText.read(ADAS_TEXT + "0")).isInstanceOf(Reading.NotAPass.class);
        assertThat(PassText.read(ADAS_TEXT.substring(0, 134))).isInstanceOf(Reading.NotAPass.class);
    }

    @Test
    void aPassWithOneBitFlippedIsNeverVerified() {
        for (int at = 0; at < ADAS_TEXT.length(); at++) {
            for (int bit = 1; bit < 32; bit <<= 1) {
                char flipped = ALPHABET.charAt(ALPHABET.indexOf(ADAS_TEXT.charAt(at)) ^ bit);
                String changed = ADAS_TEXT.substring(0, at) + flipped + ADAS_TEXT.substring(at + 1);
                assertThat(verified(changed)).as(changed).isFalse();
            }
        }
    }

    @Property(tries = 300)
    void anyPassComesBackAsItWas(@ForAll("passes") Pass pass) {
        Reading.SignedPass reading = signedPass(PassText.sign(pass, HOUSE_KEY.getPrivate()));

        assertThat(reading.pass()).isEqualTo(pass);
        assertThat(reading.signedBy(key(HOUSE_KEY))).isTrue();
    }

    @Property
    void anyTextAtAllIsAnswered(@ForAll String text) {
        assertThat(PassText.read(text)).isInstanceOf(Reading.NotAPass.class);
    }

    @Property
    void anyTextOfTheRightShapeIsAnsweredAndNeverVerified(@ForAll("shapedLikeAPass") String text) {
        assertThat(verified(text)).isFalse();
    }

    @Property
    void anyCharacterOfAllUnicodeInAPassIsAnswered(@ForAll char intruder, @ForAll @IntRange(max = 134) int at) {
        String changed = ADAS_TEXT.substring(0, at) + intruder + ADAS_TEXT.substring(at + 1);

        assertThat(verified(changed))
                .isEqualTo(PassText.read(changed) instanceof Reading.SignedPass read
                        && read.pass().equals(ADAS)
                        && Crockford.same(changed, ADAS_TEXT));
    }

    @Provide
    Arbitrary<String> shapedLikeAPass() {
        return Arbitraries.strings().withChars(ALPHABET).ofLength(130).map(rest -> "FY104" + rest);
    }

    @Provide
    Arbitrary<Pass> passes() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 0xFFFF);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.longs(),
                        Arbitraries.integers().greaterOrEqual(1),
                        days,
                        days)
                .as((key, id, space, one, other) -> new Pass(
                        key,
                        new PassId(id),
                        space,
                        Pass.FIRST_DAY.plusDays(Math.min(one, other)),
                        Pass.FIRST_DAY.plusDays(Math.max(one, other))));
    }

    private static boolean verified(String text) {
        return PassText.read(text) instanceof Reading.SignedPass reading && KEYS.signed(reading);
    }

    private static Reading.SignedPass signedPass(String text) {
        Reading reading = PassText.read(text);
        assertThat(reading).isInstanceOf(Reading.SignedPass.class);
        return (Reading.SignedPass) reading;
    }

    private static Ed25519Key key(KeyPair pair) {
        return Ed25519Key.ofEncoded(pair.getPublic().getEncoded()).orElseThrow();
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
