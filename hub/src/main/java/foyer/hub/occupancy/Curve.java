package foyer.hub.occupancy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many were in, through a day.
 *
 * @param from     the day's first instant
 * @param to       the next day's first instant
 * @param capacity how many the house holds; 0 where no capacity is set
 * @param points   the count from each instant on, in order of time; none is in the future
 */
public record Curve(Instant from, Instant to, int capacity, List<Point> points) {

    static final Duration BUCKET = Duration.ofMinutes(5);

    public record Point(Instant at, int present) {}

    /** What changed within the five minutes from {@code from} on. */
    record Step(Instant from, int by) {}

    public Curve {
        points = List.copyOf(points);
    }

    static Curve of(Instant from, Instant to, int capacity, int atStart, List<Step> steps, Instant now) {
        List<Point> points = new ArrayList<>();
        int present = atStart;
        points.add(new Point(from, present));
        for (Step step : steps) {
            present += step.by();
            Instant end = step.from().plus(BUCKET);
            points.add(new Point(end.isAfter(now) ? now : end, present));
        }
        return new Curve(from, to, capacity, points);
    }
}
