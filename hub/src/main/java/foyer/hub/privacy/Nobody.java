package foyer.hub.privacy;

/**
 * Member numbers from {@link #FIRST} up are nobody's. Where an erased member's check-ins stay so that the totals stay right,
 * they carry such a number: one a day, drawn by lot, so that neither the person nor two of their days can be found again.
 */
public final class Nobody {

    /** 2⁶²; the numbers that members get count up from 1. */
    public static final long FIRST = 1L << 62;

    private Nobody() {}
}
