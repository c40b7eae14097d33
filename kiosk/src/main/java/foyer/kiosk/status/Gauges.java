package foyer.kiosk.status;

import foyer.wire.DeviceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the status is read from, each time anew. */
public interface Gauges {

    boolean online();

    /** Check-ins without a receipt. */
    long waiting();

    /** The highest number given to a check-in. */
    long lastSeq();

    int members();

    /** Of the roster; 0 before the first. */
    long rosterVersion();

    /** Of the roster; empty before the first. */
    Optional<Duration> rosterAge();

    DeviceSettings settings();

    /** When a code of any kind was last read here; empty since the start. */
    Optional<Instant> lastReadAt();

    /** In bytes, where the journal is; empty where that is not known yet. */
    Optional<Long> diskFree();

    /** How many copies of the page at the door are open. */
    int pages();
}
