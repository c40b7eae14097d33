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
 * @param usual    how it goes on that weekday, every half hour; empty while too little is known
 */
public record Curve(Instant from, Instant to, int capacity, List<Point> points, List<Point> usual) {

    static final Duration BUCKET = Duration.ofMinutes(5);

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final int FEWEST_DAYS = 2;

    public record Point(Instant at, int present) {}

    /** What changed within the five minutes from {@code from} on. */
    record Step(Instant from, int by) {}

    public Curve {
        points = List.copyOf(points);
        usual = List.copyOf(usual);
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
        return new Curve(from, to, capacity, points, List.of());
    }

    Curve with(List<Point> usually) {
        return new Curve(from, to, capacity, points, usually);
    }

    /** Whether anybody came or went: a day on which nobody did says nothing about other days. */
    boolean isLively() {
        return points.size() > 1;
    }

    /** The mean of some days, as points of this one. One day alone is no custom. */
    List<Point> usually(List<Curve> days) {
        List<Point> mean = new ArrayList<>();
        if (days.size() < FEWEST_DAYS) {
            return mean;
        }
        for (Duration into = Duration.ZERO; from.plus(into).isBefore(to); into = into.plus(HALF_HOUR)) {
            Duration moment = into;
            double present = days.stream()
                    .mapToInt(day -> day.presentAt(day.from.plus(moment)))
                    .average()
                    .orElse(0);
            mean.add(new Point(from.plus(into), (int) Math.round(present)));
        }
        return mean;
    }

    private int presentAt(Instant at) {
        int present = 0;
        for (Point point : points) {
            if (point.at().isAfter(at)) {
                break;
            }
            present = point.present();
        }
        return present;
    }
}
