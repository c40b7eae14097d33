package foyer.wire.pass;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.PassId;
import foyer.wire.SigningKey;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

class LiveTextTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Of Ed25519's group, RFC 8032, 5.1. */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final int HOUSE_SIGNATURE = 50;
    private static final int STEP = 114;
    private static final int PHONE_SIGNATURE = 118;

    private static final PrivateKey HOUSE = key(1);
    private static final PrivateKey PHONE = key(2);
    private static final PassKeys KEYS = new PassKeys(List.of(new SigningKey(3, spki(publicHalf(HOUSE)))));
    private static final Pass ADAS =
            new Pass(3, new PassId(0xADA0_0000_0000_0001L), 7, LocalDate.of(2026, 11, 21), LocalDate.of(2026, 12, 21));
    private static final byte[] BOUND = LiveText.bind(ADAS, publicHalf(PHONE), HOUSE);
    private static final long AT_NINE = LiveText.stepAt(Instant.parse("2026-11-21T09:00:00Z"));
    private static final String ADAS_TEXT = LiveText.show(BOUND, AT_NINE, PHONE);

    private static final String GOLDEN =
            "FL1081TV80000000001000001R9TG4Z509SEW7AGZ8QBXBA6N36RD67XK6BHP593D7E6YH5VXGFBE7WKCWM1P6DNXHH9TE482K0R"
                    + "A4J8NHE9JXM0S494KC11AN5H1J2WDPPQZZV66CDHMJ7KCZA48P9F606B34DY3JF4PBHGKKY70PW1184KTYBE0R3J4EBHX39Q8CPA"
                    + "TSNDM4TTTY6NHDFGA4NQ7N73Y05WC08R8WBN6G7A27DMEJN3JMREA7KTFAV0MMMEJGT4F339JWQEJG52Q53ZA91MFYRXC7G";

    @Test
    void adasPhoneIsReadAndVerified() {
        Reading.LivePass reading = livePass(ADAS_TEXT);

        assertThat(reading.pass()).isEqualTo(ADAS);
        assertThat(reading.step()).isEqualTo(AT_NINE);
        assertThat(verified(ADAS_TEXT)).isTrue();
    }

    /** What every phone, kiosk and hub there will ever be must agree on. */
    @Test
    void theGoldenSampleIsWrittenAndReadAsEver() {
        assertThat(ADAS_TEXT).isEqualTo(GOLDEN);
        assertThat(verified(GOLDEN)).isTrue();
    }

    @Test
    void aLivePassFitsAQrCodeOfAPhone() {
        assertThat(ADAS_TEXT).startsWith("FL1").hasSizeLessThanOrEqualTo(300).matches("[0-9A-Z]+");
        assertThat(BOUND).hasSize(LiveText.BOUND_LENGTH).hasSize(114);
    }

    @Test
    void aStepLastsThirtySeconds() {
        assertThat(LiveText.stepAt(Instant.EPOCH)).isZero();
        assertThat(LiveText.stepAt(Instant.ofEpochSecond(29))).isZero();
        assertThat(LiveText.stepAt(Instant.ofEpochSecond(30))).isEqualTo(1);
    }

    @Test
    void aLivePassWithOneBitFlippedIsNeverVerified() {
        assertThat(verified(ADAS_TEXT.replace("FL1", "FM1"))).isFalse();
        for (int at = 3; at < ADAS_TEXT.length(); at++) {
            for (int bit = 1; bit < 32; bit <<= 1) {
                char flipped = ALPHABET.charAt(ALPHABET.indexOf(ADAS_TEXT.charAt(at)) ^ bit);
                String changed = ADAS_TEXT.substring(0, at) + flipped + ADAS_TEXT.substring(at + 1);
                assertThat(verified(changed)).as(changed).isFalse();
            }
        }
    }

    @Property(tries = 500)
    void anyByteChangedAnywhereIsNotVerified(
            @ForAll @IntRange(max = 181) int at, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] bytes = bytesOf(ADAS_TEXT);
        bytes[at] ^= (byte) by;

        assertThat(verified(textOf(bytes))).isFalse();
    }

    @Test
    void anotherPhoneCannotShowThisPass() {
        assertThat(verified(LiveText.show(BOUND, AT_NINE, key(9)))).isFalse();
    }

    @Test
    void anotherPhonesKeyPutIntoThePassIsNotWhatTheHouseSigned() {
        byte[] stolen = BOUND.clone();
        System.arraycopy(publicHalf(key(9)), 0, stolen, PassBytes.LENGTH, Ed25519Key.LENGTH);

        Reading.LivePass reading = livePass(LiveText.show(stolen, AT_NINE, key(9)));

        assertThat(reading.shownByItsPhone()).isTrue();
        assertThat(KEYS.signed(reading)).isFalse();
    }

    @Test
    void theSignatureOfAnotherStepIsNotThisOnes() {
        byte[] later = bytesOf(LiveText.show(BOUND, AT_NINE + 1, PHONE));
        byte[] replayed = bytesOf(ADAS_TEXT);
        System.arraycopy(later, STEP, replayed, STEP, Integer.BYTES);

        assertThat(livePass(textOf(replayed)).step()).isEqualTo(AT_NINE + 1);
        assertThat(verified(textOf(replayed))).isFalse();
    }

    @Test
    void theNumberOfAnotherKeyOfTheHouseDoesNotVerify() {
        PassKeys both = new PassKeys(
                List.of(new SigningKey(3, spki(publicHalf(HOUSE))), new SigningKey(4, spki(publicHalf(key(4))))));
        Pass other = new Pass(4, ADAS.id(), ADAS.homeSpace(), ADAS.validFrom(), ADAS.validUntil());

        Reading.LivePass reading =
                livePass(LiveText.show(LiveText.bind(other, publicHalf(PHONE), HOUSE), AT_NINE, PHONE));

        assertThat(both.signed(reading)).isFalse();
    }

    /** S + L says the same as S to a careless verifier (RFC 8032, 8.4). */
    @Test
    void aSignatureHasOneSpelling() {
        for (int at : new int[] {HOUSE_SIGNATURE, PHONE_SIGNATURE}) {
            byte[] other = bytesOf(ADAS_TEXT);
            byte[] s = Arrays.copyOfRange(other, at + 32, at + 64);
            BigInteger larger = new BigInteger(1, turned(s)).add(ORDER);
            byte[] spelled = turned(larger.toByteArray());
            System.arraycopy(Arrays.copyOf(spelled, 32), 0, other, at + 32, 32);

            assertThat(verified(textOf(other))).isFalse();
        }
    }

    @Test
    void aTextHasOneSpellingToWhoeverTakesOForZero() {
        String small = ADAS_TEXT.toLowerCase(Locale.ROOT);

        assertThat(verified(" " + small + "\n")).isTrue();
        assertThat(verified(ADAS_TEXT + "0")).isFalse();
        assertThat(verified(ADAS_TEXT.substring(0, 294))).isFalse();
        for (int i = 0; i < ALPHABET.length(); i++) { // the last has four bits that say nothing: they are zero
            String changed = ADAS_TEXT.substring(0, 294) + ALPHABET.charAt(i);
            assertThat(verified(changed)).isEqualTo(changed.equals(ADAS_TEXT));
        }
    }

    /** With a key of small order, anybody's signature would be the phone's. */
    @Test
    void aKeyInWhoseNameAnybodyCanSignIsNotTakenFromAStranger() {
        for (String small : List.of(
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")) {
            assertThat(Ed25519Key.ofStranger(HexFormat.of().parseHex(small)))
                    .as(small)
                    .isEmpty();
        }
        assertThat(Ed25519Key.ofStranger(new byte[31])).isEmpty();
        assertThat(Ed25519Key.ofStranger(publicHalf(PHONE))).isPresent();
    }

    @Test
    void thePrintedFormIsNoLiveOneAndTheOtherWayRound() {
        String badge = PassText.sign(ADAS, HOUSE);

        assertThat(LiveText.read(badge)).isInstanceOf(Reading.NotAPass.class);
        assertThat(PassText.read(ADAS_TEXT)).isInstanceOf(Reading.NotAPass.class);
        assertThat(Reading.of(badge)).isInstanceOf(Reading.SignedPass.class);
        assertThat(Reading.of(ADAS_TEXT)).isInstanceOf(Reading.LivePass.class);
    }

    /** The version is signed too: the first 18 bytes of one are never taken for the other's. */
    @Test
    void aPrintedSignatureDoesNotBindAPhone() {
        byte[] bytes = bytesOf(ADAS_TEXT);
        bytes[0] = 1;

        assertThat(LiveText.read(textOf(bytes))).isInstanceOf(Reading.NotAPass.class);
    }

    @Property(tries = 200)
    void anyStepComesBackAsItWas(@ForAll @LongRange(max = 0xFFFF_FFFFL) long step) {
        Reading.LivePass reading = livePass(LiveText.show(BOUND, step, PHONE));

        assertThat(reading.step()).isEqualTo(step);
        assertThat(reading.shownByItsPhone()).isTrue();
    }

    @Property
    void anyTextAtAllIsAnswered(@ForAll String text) {
        assertThat(Reading.of(text)).isInstanceOf(Reading.NotAPass.class);
    }

    @Property
    void anyTextOfTheRightShapeIsAnsweredAndNeverVerified(@ForAll("shapedLikeALivePass") String text) {
        assertThat(verified(text)).isFalse();
    }

    @Test
    void anOversizedTextIsAnsweredAtOnce() {
        assertThat(Reading.of("FL1" + "0".repeat(10_000_000))).isInstanceOf(Reading.NotAPass.class);
        assertThat(Reading.of(" ".repeat(10_000_000))).isInstanceOf(Reading.NotAPass.class);
    }

    @Provide
    Arbitrary<String> shapedLikeALivePass() {
        return Arbitraries.strings().withChars(ALPHABET).ofLength(290).map(rest -> "FL1" + "08" + rest);
    }

    private static boolean verified(String text) {
        return LiveText.read(text) instanceof Reading.LivePass reading
                && KEYS.signed(reading)
                && reading.shownByItsPhone();
    }

    private static Reading.LivePass livePass(String text) {
        Reading reading = LiveText.read(text);
        assertThat(reading).isInstanceOf(Reading.LivePass.class);
        return (Reading.LivePass) reading;
    }

    private static byte[] bytesOf(String text) {
        Optional<byte[]> bytes = Crockford.decode(text.substring(3));
        return bytes.orElseThrow();
    }

    private static String textOf(byte[] bytes) {
        return "FL1" + Crockford.encode(bytes);
    }

    private static byte[] turned(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    /** The same at every run: a golden sample needs it. */
    private static PrivateKey key(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] publicHalf(PrivateKey key) {
        byte[] raw = new byte[Ed25519Key.LENGTH];
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        Ed25519.generatePublicKey(seed, 0, raw, 0);
        return raw;
    }

    private static byte[] spki(byte[] raw) {
        return ByteBuffer.allocate(44)
                .put(HexFormat.of().parseHex("302a300506032b6570032100"))
                .put(raw)
                .array();
    }

    @Test
    void whatTheJdkMadeIsReadHere() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - Ed25519Key.LENGTH, encoded.length);
        Pass pass = new Pass(3, ADAS.id(), 7, ADAS.validFrom(), ADAS.validUntil());

        Reading.LivePass reading = livePass(LiveText.show(LiveText.bind(pass, raw, HOUSE), AT_NINE, pair.getPrivate()));

        assertThat(publicHalf(pair.getPrivate())).isEqualTo(raw);
        assertThat(reading.shownByItsPhone()).isTrue();
    }
}
