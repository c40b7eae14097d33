package foyer.kiosk.roster;

import foyer.wire.limits.Onwards;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How old what the hub has told of something is, by a clock that only goes on. Vert.x context only. */
public final class LastHeard {

    private final Onwards onwards;

    private @Nullable Duration before; // how old it was at the mark; null where nobody knows
    private Duration mark;
    private boolean hearing;

    /** @param ago before the start; empty where nobody knows */
    public LastHeard(InstantSource clock, Optional<Duration> ago) {
        this.onwards = new Onwards(clock);
        this.before = ago.map(LastHeard::notToCome).orElse(null);
        this.mark = onwards.passed();
    }

    /** The hub has said how it is now, and will say what changes. */
    public void heard() {
        hearing = true;
        before = Duration.ZERO;
    }

    /** The line to the hub was cut: from now on it grows old. */
    public void cutOff() {
        if (hearing) {
            hearing = false;
            mark = onwards.passed();
        }
    }

    /** Whether it is what the hub says now. */
    public boolean hearing() {
        return hearing;
    }

    /** Zero while it is what the hub says; empty where nobody knows. */
    public Optional<Duration> age() {
        return hearing
                ? Optional.of(Duration.ZERO)
                : Optional.ofNullable(before).map(sinceMark()::plus);
    }

    /** For how long the hub has said nothing of it, as far as is known: zero while it does. */
    public Duration silence() {
        return age().orElseGet(this::sinceMark);
    }

    private Duration sinceMark() {
        return onwards.passed().minus(mark);
    }

    /** A clock that was set back since makes nothing younger than new. */
    private static Duration notToCome(Duration ago) {
        return ago.isNegative() ? Duration.ZERO : ago;
    }
}
