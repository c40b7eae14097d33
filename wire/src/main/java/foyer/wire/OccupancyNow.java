package foyer.wire;

import java.time.Instant;

/**
 * How many are in. Retained; of two, the higher version is the newer, whatever order they arrive in.
 *
 * @param capacity how many the house holds; 0 where no capacity is set
 */
public record OccupancyNow(SpaceId space, long version, int present, int capacity, Instant at) {

    public OccupancyNow {
        Required.present(space, "space");
        Required.that(version > 0, "version must be a positive number");
        Required.that(present >= 0, "present must not be negative");
        Required.that(capacity >= 0, "capacity must not be negative");
        Required.present(at, "at");
    }

    public boolean newerThan(OccupancyNow other) {
        return version > other.version;
    }
}
