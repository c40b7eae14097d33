package foyer.hub.people;

import com.code_intelligence.jazzer.junit.FuzzTest;
import foyer.hub.imports.Refused;
import foyer.wire.fuzz.Cost;
import foyer.wire.fuzz.Mangled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is imported as a CSV file of members: it is read, or refused in words, and neither costs much. */
class MembersFuzzTest {

    private static final String GOOD = """
            id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,memberSince
            M1,Ada Byron,Ada,ada@example.org,en;it,bees;chess,maths,a loom,engines,time,yes,no,2026-01-05
            M2,"Bo ""the boat"" Li",,,,,,,,,no,no,
            """;

    /** For {@code ./foyer fuzz members}. */
    public static void fuzzerTestOneInput(byte[] input) {
        Cost.atMost(Duration.ofSeconds(3), 768_000_000, () -> {
            try {
                MembersFile.read(input, Map.of(), id -> false);
            } catch (Refused expected) {
                // That is the one answer beside the members themselves.
            }
        });
    }

    @FuzzTest
    void anything(byte[] input) {
        fuzzerTestOneInput(input);
    }

    @Test
    void brokenFiles() {
        List<byte[]> good = List.of(bytes(GOOD), bytes("\uFEFF" + GOOD.replace("\n", "\r\n")), new byte[0]);
        new Mangled(
                        good,
                        List.of("\"", ",", "\n", "\r", ";", "\"\"", "\u0000", "id", "name", "9999-99-99", "=1+1", "'"))
                .each(5_000, MembersFuzzTest::fuzzerTestOneInput);
    }

    @Test
    void aMillionColumnsAreRefusedOrReadWithoutMuchEffort() {
        fuzzerTestOneInput(bytes("id,name" + ",c".repeat(1_000_000) + "\nM1,Ada" + ",x".repeat(1_000_000) + "\n"));
        fuzzerTestOneInput(bytes("id,name" + ",\"\"".repeat(1_000_000)));
    }

    @Test
    void hugeCellsAndManyRowsAreRefusedOrReadWithoutMuchEffort() {
        fuzzerTestOneInput(bytes("id,name\nM1," + "A".repeat(4_900_000)));
        fuzzerTestOneInput(bytes("id,name\nM1,\"" + "A\n".repeat(2_400_000)));
        fuzzerTestOneInput(bytes("id,name\n" + "\n".repeat(4_900_000)));
        fuzzerTestOneInput(bytes("id,name\n" + "M1,A\n".repeat(900_000)));
        fuzzerTestOneInput(bytes("id,name\n" + "x,\n".repeat(19_000)));
        fuzzerTestOneInput(bytes("id,name\nM1,A\n" + ",".repeat(4_900_000)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
