package foyer.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import foyer.wire.fuzz.Cost;
import foyer.wire.fuzz.Mangled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a device says: each record is read, or refused as {@link Wire.Unreadable}, and neither costs much. */
class WireFuzzTest {

    private static final List<Class<?>> RECORDS = records();

    private static final List<String> WORDS = List.of(
            "{}",
            "[]",
            "null",
            "true",
            "\"\"",
            "1e999999999",
            "-1",
            "9".repeat(900),
            "1.5",
            "{\"checkIns\":[",
            "{\"reports\":[",
            "\"said\":{\"kind\":",
            "\"at\":1e20,",
            "\"at\":\"+999999999-12-31T23:59:59Z\",",
            "\"space\":\"\\u0000\",",
            "\\ud800",
            "[".repeat(2_000),
            "{\"a\":".repeat(2_000));

    /** For {@code ./foyer fuzz wire}. */
    public static void fuzzerTestOneInput(byte[] input) {
        for (Class<?> record : RECORDS) {
            Cost.atMost(Duration.ofSeconds(1), 128_000_000, () -> read(input, record));
        }
        Cost.atMost(Duration.ofSeconds(1), 256_000_000, () -> readEach(input));
    }

    @FuzzTest
    void anything(byte[] input) {
        fuzzerTestOneInput(input);
    }

    @Test
    void brokenMessages() {
        List<byte[]> good = new ArrayList<>();
        RECORDS.forEach(record -> good.add(sample(record)));
        new Mangled(good, WORDS).each(400, WireFuzzTest::fuzzerTestOneInput);
    }

    private static void read(byte[] input, Class<?> record) {
        try {
            Wire.encode(Wire.decode(input, record));
        } catch (Wire.Unreadable expected) {
            // That is the one answer beside the record itself.
        }
    }

    private static void readEach(byte[] input) {
        try {
            Wire.decodeEach(input, "checkIns", CheckIn.class);
        } catch (Wire.Unreadable expected) {
            // The same.
        }
        try {
            Wire.decodeEach(input, "reports", Report.class);
        } catch (Wire.Unreadable expected) {
            // And the same.
        }
    }

    private static byte[] sample(Class<?> record) {
        String name = record.getName().substring("foyer.wire.".length()).replace('$', '.');
        try (InputStream file = WireFuzzTest.class.getResourceAsStream("/samples/" + name + ".json")) {
            return file == null ? "{}".getBytes(StandardCharsets.UTF_8) : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Class<?>> records() {
        try {
            return SamplesTest.everyRecord();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
