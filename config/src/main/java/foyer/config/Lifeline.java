package foyer.config;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a program when whoever started it has ended, however that happened: the starter holds the other end of its
 * standard input, and the system closes that even after a kill -9.
 */
public final class Lifeline {

    private Lifeline() {}

    /** To be called first in a {@code main}. Does nothing where {@code -Dfoyer.lifeline=stdin} is not set. */
    public static void hold() {
        if ("stdin".equals(System.getProperty("foyer.lifeline"))) {
            Thread holder = new Thread(() -> holdUntilTheEndOf(System.in), "lifeline");
            holder.setDaemon(true);
            holder.start();
        }
    }

    /** Blocks its own thread; {@link System#exit} runs the same shutdown hooks as a signal does. */
    private static void holdUntilTheEndOf(InputStream starter) {
        try {
            while (starter.read() >= 0) {
                // What the starter says does not matter; that it is there does.
            }
        } catch (IOException gone) {
            System.getLogger(Lifeline.class.getName())
                    .log(System.Logger.Level.DEBUG, "Standard input is gone, as at its end", gone);
        }
        System.exit(0);
    }
}
