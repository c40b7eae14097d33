package foyer.journeys.clock;

import foyer.signage.Signage;

/** {@link Signage}, by the clock in {@code FOYER_CLOCK}; the script {@code foyer} starts it where that is set. */
public final class MovedSignage {

    private MovedSignage() {}

    public static void main(String[] arguments) {
        Signage.run(arguments, MovedClock.told());
    }
}
