package foyer.hub.web;

import foyer.hub.feedback.Feedbacks;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;

/** What people said on their way out, in numbers. */
final class FeedbackRoutes {

    private static final int LEFT_OUT_DAYS = 7;
    private static final int MOST_DAYS = 400;

    private final Feedbacks feedbacks;
    private final InstantSource clock;

    FeedbackRoutes(Feedbacks feedbacks, InstantSource clock) {
        this.feedbacks = feedbacks;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.inSpace("listFeedback", this::list);
    }

    private Future<Answer> list(Space space, Asked asked) {
        LocalDate until = asked.day("until").orElseGet(() -> LocalDate.ofInstant(clock.instant(), space.timeZone()));
        LocalDate from = asked.day("from").orElseGet(() -> until.minusDays(LEFT_OUT_DAYS - 1));
        if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
            throw new Unusable(400, "until must be from or after it, by " + MOST_DAYS + " days at most");
        }
        return feedbacks.of(space, from, until).map(all -> Answer.ok(Map.of("feedback", all)));
    }
}
