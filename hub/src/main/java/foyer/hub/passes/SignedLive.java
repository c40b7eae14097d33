package foyer.hub.passes;

import java.time.LocalDate;

/**
 * A live pass, bound to a phone.
 *
 * @param bytes      what the house has signed, {@link foyer.wire.pass.LiveText#BOUND_LENGTH} bytes: the phone puts the step
 *                   and its own signature behind them
 * @param validUntil the last day, by the space's calendar; the phone asks anew before it
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; bytes are what the wire carries
public record SignedLive(byte[] bytes, LocalDate validUntil) {}
