package foyer.hub.devices;

import foyer.hub.access.AddressBlock;
import foyer.wire.limits.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is heard at the broker's door. After 20 wrong secrets at once, or 20 a minute, an address is not listened to for a
 * while, but for those who have come in from there before: a flood of strangers does not keep the true kiosk out. Secrets
 * of 256 bits are not guessed anyway; this keeps the broker and its log from being busy with it. Any thread.
 */
final class Knocks {

    private static final int AT_ONCE = 20;
    private static final int A_MINUTE = 20;
    private static final Duration AT_LEAST = Duration.ofSeconds(3);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final RateLimits wrong;
    private final Map<String, Instant> deaf = new ConcurrentHashMap<>(); // to an address, until then
    private final Map<String, Boolean> cameIn = new LinkedHashMap<>(); // guarded by itself; the oldest goes

    Knocks(InstantSource clock) {
        this.clock = clock;
        this.wrong = new RateLimits(clock, AT_ONCE, A_MINUTE);
    }

    boolean isHeard(String clientId, String address) {
        Instant until = deaf.get(block(address));
        return until == null || !clock.instant().isBefore(until) || hasComeIn(key(clientId, address));
    }

    void right(String clientId, String address) {
        synchronized (cameIn) {
            cameIn.put(key(clientId, address), true);
            if (cameIn.size() > MOST) {
                cameIn.remove(cameIn.keySet().iterator().next());
            }
        }
    }

    void wrong(String address) {
        String block = block(address);
        wrong.take(block).ifPresent(pause -> {
            if (deaf.size() > MOST) {
                deaf.values().removeIf(until -> until.isBefore(clock.instant()));
            }
            deaf.put(block, clock.instant().plus(pause.compareTo(AT_LEAST) < 0 ? AT_LEAST : pause));
        });
    }

    private boolean hasComeIn(String key) {
        synchronized (cameIn) {
            return cameIn.containsKey(key);
        }
    }

    private static String key(String clientId, String address) {
        return clientId + " " + block(address);
    }

    private static String block(String address) {
        return AddressBlock.of(address);
    }
}
