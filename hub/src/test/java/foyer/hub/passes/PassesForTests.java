package foyer.hub.passes;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Passes whose wrapping key lives as long as the JVM, so that all of its hubs read each other's keys. */
public final class PassesForTests {

    private static final KeySafe SAFE = KeySafe.keptIn(folder());

    private PassesForTests() {}

    public static Passes of(Vertx vertx, Pool pool, InstantSource clock) {
        return new Passes(vertx, pool, clock, new SecureRandom(), SAFE);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("passes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
