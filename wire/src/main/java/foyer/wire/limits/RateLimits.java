package foyer.wire.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bucket of tries for each key, in this process's memory; they fill up also while the clock is set back. Any thread. */
public final class RateLimits {

    private static final int MOST_KEYS = 20_000;
    private static final Duration NO_ROOM = Duration.ofMinutes(1);

    private final TimeMeter time;
    private final Bandwidth limit;
    private final Map<String, Bucket> buckets = new HashMap<>();

    public RateLimits(InstantSource clock, int burst, int perMinute) {
        this(
                clock,
                Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build());
    }

    public RateLimits(InstantSource clock, Bandwidth limit) {
        this.time = new Passing(new Onwards(clock));
        this.limit = limit;
    }

    /** Takes one try of the key's; how long to wait for the next where none is left. */
    public synchronized Optional<Duration> take(String key) {
        if (!buckets.containsKey(key) && buckets.size() >= MOST_KEYS) {
            forgetTheRested();
            if (buckets.size() >= MOST_KEYS) {
                return Optional.of(NO_ROOM);
            }
        }
        ConsumptionProbe probe = buckets.computeIfAbsent(key, k -> fresh()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    public synchronized void giveBack(String key) {
        Bucket bucket = buckets.get(key);
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }

    /** A full bucket is as good as none. */
    private void forgetTheRested() {
        buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= limit.getCapacity());
    }

    private Bucket fresh() {
        return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
    }

    private record Passing(Onwards onwards) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return onwards.passed().toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
