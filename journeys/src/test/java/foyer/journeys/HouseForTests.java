package foyer.journeys;

import foyer.journeys.house.Checkout;
import foyer.journeys.house.Folders;
import foyer.journeys.house.House;
import foyer.journeys.house.Ports;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Houses for journeys: each on free ports with its data, and what its programs said, in {@code target/houses}. */
final class HouseForTests {

    private static final Path HOUSES = Path.of("target", "houses").toAbsolutePath();

    private static @Nullable House shared; // guarded by the class

    private HouseForTests() {}

    /** One house with the sample space, open for all journeys that leave it as they found it. */
    static synchronized House shared() {
        House open = shared;
        if (open == null) {
            open = dark("shared");
            Runtime.getRuntime().addShutdownHook(new Thread(open::close, "closing the shared house"));
            open(open, Checkout.sampleSpace());
            shared = open;
        }
        return open;
    }

    /** Not a program runs yet. */
    static House dark(String name) {
        try {
            Files.createDirectories(HOUSES);
            Path data = HOUSES.resolve(name);
            if (Files.exists(data)) {
                Folders.remove(data);
            }
            BufferedWriter said = Files.newBufferedWriter(HOUSES.resolve(name + ".log"));
            return new House(Ports.free(), data, (program, line) -> write(said, program, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All three programs, ready, with this space in them. */
    static void open(House house, Path space) {
        house.startHub();
        house.awaitReady("hub");
        house.furnish(space);
        house.startKiosk();
        house.startScreen();
        house.awaitReady("kiosk");
        house.awaitReady("signage");
    }

    /** The program's own thread. */
    private static void write(BufferedWriter said, String program, String line) {
        try {
            synchronized (said) {
                said.write("%s %-7s | %s%n".formatted(LocalTime.now(ZoneId.systemDefault()), program, line));
                said.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
