package foyer.wire.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import foyer.wire.PassId;
import foyer.wire.fuzz.Cost;
import foyer.wire.fuzz.Mangled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whatever a camera or a scanner reads: it is a pass or it is none, at once, and nothing is ever thrown. */
class PassFuzzTest {

    private static final KeyPair KEY = newKey();
    private static final KeyPair PHONE = newKey();

    /** For {@code ./foyer fuzz pass}. */
    public static void fuzzerTestOneInput(byte[] input) {
        Cost.atMost(Duration.ofSeconds(1), 64_000_000, () -> {
            Reading reading = Reading.of(new String(input, StandardCharsets.UTF_8));
            if (reading instanceof Reading.LivePass live) {
                live.shownByItsPhone();
            }
            whatIsSignedIsReadTheSame(input);
        });
    }

    @FuzzTest
    void anything(byte[] input) {
        fuzzerTestOneInput(input);
    }

    @Test
    void brokenPasses() {
        Pass pass = new Pass(7, new PassId(42), 3, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        byte[] spki = PHONE.getPublic().getEncoded();
        byte[] phone = Arrays.copyOfRange(spki, spki.length - Ed25519Key.LENGTH, spki.length);
        String printed = PassText.sign(pass, KEY.getPrivate());
        String live = LiveText.show(LiveText.bind(pass, phone, KEY.getPrivate()), 59_000_000L, PHONE.getPrivate());
        List<byte[]> good = List.of(
                printed.getBytes(StandardCharsets.UTF_8),
                live.getBytes(StandardCharsets.UTF_8),
                " \u2028%s\r\n".formatted(printed.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8),
                new byte[0]);

        new Mangled(good, List.of("FY1", "FL1", "0", "O", "I", "U", "ſ", "İ", "\u0000", "１", "https://foyer.example/"))
                .each(5_000, PassFuzzTest::fuzzerTestOneInput);
    }

    /** read(sign(x)) = x, for the pass that these bytes happen to describe. */
    private static void whatIsSignedIsReadTheSame(byte[] input) {
        if (input.length < 18) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(input);
        int keyId = Byte.toUnsignedInt(bytes.get());
        long id = bytes.getLong() & Long.MAX_VALUE;
        int space = bytes.getInt() & Integer.MAX_VALUE;
        int from = Short.toUnsignedInt(bytes.getShort());
        int until = Short.toUnsignedInt(bytes.getShort());
        Pass pass = new Pass(
                keyId,
                new PassId(Math.max(1, id)),
                Math.max(1, space),
                Pass.FIRST_DAY.plusDays(Math.min(from, until)),
                Pass.FIRST_DAY.plusDays(Math.max(from, until)));
        assertThat(Reading.of(PassText.sign(pass, KEY.getPrivate())))
                .isInstanceOfSatisfying(Reading.SignedPass.class, read -> assertThat(read.pass())
                        .isEqualTo(pass));
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
