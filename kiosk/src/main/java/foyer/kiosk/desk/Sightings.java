package foyer.kiosk.desk;

import foyer.wire.Verdict;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A badge held before a camera is read many times a second: as long as it is in sight, it is one scan. */
final class Sightings {

    private static final Duration OUT_OF_SIGHT = Duration.ofSeconds(3);

    /** Once another badge has been answered, whoever comes back waits for an answer of their own. */
    private static final Duration OUT_OF_SIGHT_BEHIND_ANOTHER = Duration.ofSeconds(1);

    /** Two or three badges can be in sight at once; more is somebody playing. */
    private static final int MOST = 32;

    private record Sighting(Instant lastSeen, Future<Verdict> answer) {}

    private final Map<String, Sighting> inSight = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sighting> eldest) {
            return size() > MOST;
        }
    };

    private String answeredLast = "";

    /** The answer that a text in sight has had already. Looking at it keeps it in sight. */
    Optional<Future<Verdict>> answerTo(String text, Instant now) {
        inSight.entrySet().removeIf(each -> !inSight(each.getKey(), each.getValue(), now));
        @Nullable Sighting before = inSight.get(text);
        if (before == null) {
            return Optional.empty();
        }
        inSight.put(text, new Sighting(now, before.answer()));
        return Optional.of(before.answer());
    }

    void add(String text, Instant now, Future<Verdict> answer) {
        inSight.put(text, new Sighting(now, answer));
        answeredLast = text;
    }

    /** By the distance in time either way: a clock that is set back must not hold a badge in sight for ever. */
    private boolean inSight(String text, Sighting sighting, Instant now) {
        Duration lasts = text.equals(answeredLast) ? OUT_OF_SIGHT : OUT_OF_SIGHT_BEHIND_ANOTHER;
        return Duration.between(sighting.lastSeen(), now).abs().compareTo(lasts) < 0;
    }
}
