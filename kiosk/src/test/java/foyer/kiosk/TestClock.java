package foyer.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that tests move. */
public final class TestClock implements InstantSource {

    private volatile Instant now;

    public TestClock(String start) {
        this.now = Instant.parse(start);
    }

    public void moves(Duration on) {
        now = now.plus(on);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
