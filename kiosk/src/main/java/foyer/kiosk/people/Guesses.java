package foyer.kiosk.people;

import foyer.wire.MemberId;
import foyer.wire.limits.Onwards;
import foyer.wire.limits.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often PINs may be tried at this door: 15 times at once, then 4 a minute, which are 55 in ten minutes, by everybody at
 * everybody's (as OWASP ASVS 5.0, 6.3.1, asks of sign-in). After each fifth wrong one in a row a member's PIN rests, first for a
 * quarter of an hour, then twice as long each time, up to a day. Their badge is not affected. Vert.x context only.
 */
final class Guesses {

    private static final int AT_ONCE = 15;
    private static final int PER_MINUTE = 4;
    private static final String EVERYBODY = "everybody";

    private static final int IN_A_ROW = 5;
    private static final Duration FIRST_REST = Duration.ofMinutes(15);
    private static final Duration LONGEST_REST = Duration.ofDays(1);
    private static final int DOUBLINGS = 7;

    private record Wrong(int inARow, Duration restsUntil) {}

    private final Onwards time;
    private final RateLimits door;
    private final Map<MemberId, Wrong> wrong = new HashMap<>();

    Guesses(InstantSource clock) {
        this.time = new Onwards(clock);
        this.door = new RateLimits(clock, AT_ONCE, PER_MINUTE);
    }

    /** Counts a try as a wrong one, until it is found right; how long to wait where there have been too many. */
    Optional<Duration> take(MemberId member) {
        Duration now = time.passed();
        Wrong before = wrong.getOrDefault(member, new Wrong(0, Duration.ZERO));
        Duration rest = before.restsUntil().minus(now);
        if (!rest.isNegative() && !rest.isZero()) {
            return Optional.of(rest);
        }
        Optional<Duration> pause = door.take(EVERYBODY);
        if (pause.isEmpty()) {
            int inARow = before.inARow() + 1;
            wrong.put(member, new Wrong(inARow, inARow % IN_A_ROW == 0 ? now.plus(rest(inARow)) : Duration.ZERO));
        }
        return pause;
    }

    /** The try that was taken last was none. */
    void right(MemberId member) {
        wrong.remove(member);
        door.giveBack(EVERYBODY);
    }

    private static Duration rest(int inARow) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(inARow / IN_A_ROW - 1, DOUBLINGS));
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
}
