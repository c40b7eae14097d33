package foyer.journeys.months;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whether something grows: the middle value of its last third against that of its first.
 *
 * @param margin by how much it may have grown
 */
public record Trend(String what, String unit, ToLongFunction<Vitals> of, long margin) {

    public long first(List<Vitals> all) {
        return middle(all.subList(0, third(all)));
    }

    public long last(List<Vitals> all) {
        return middle(all.subList(all.size() - third(all), all.size()));
    }

    public boolean rises(List<Vitals> all) {
        return last(all) - first(all) > margin;
    }

    private static int third(List<Vitals> all) {
        return Math.max(1, all.size() / 3);
    }

    private long middle(List<Vitals> some) {
        return some.stream()
                .mapToLong(of)
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
