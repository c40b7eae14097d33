package foyer.journeys.clock;

import foyer.kiosk.Kiosk;

/** {@link Kiosk}, by the clock in {@code FOYER_CLOCK}; the script {@code foyer} starts it where that is set. */
public final class MovedKiosk {

    private MovedKiosk() {}

    public static void main(String[] arguments) {
        Kiosk.run(arguments, MovedClock.told());
    }
}
