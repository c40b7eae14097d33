package foyer.journeys.clock;

import foyer.hub.Hub;

/** {@link Hub}, by the clock in {@code FOYER_CLOCK}; the script {@code foyer} starts it where that is set. */
public final class MovedHub {

    private MovedHub() {}

    public static void main(String[] arguments) {
        Hub.run(arguments, MovedClock.told());
    }
}
