package foyer.kiosk.desk;

import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.Report;
import foyer.wire.ReportId;
import foyer.wire.Said;
import foyer.wire.SpaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the check-ins and reports of one kiosk; the journal numbers them.
 *
 * @param ids UUIDs of version 7 (RFC 9562), each greater than the one before
 */
public record Drafts(SpaceId space, DeviceId device, InstantSource clock, Supplier<UUID> ids) {

    LongFunction<CheckIn> of(MemberId member, Direction direction, @Nullable PassId pass) {
        CheckInId id = new CheckInId(ids.get());
        Instant occurredAt = now();
        return seq -> new CheckIn(id, space, device, seq, member, direction, occurredAt, pass);
    }

    LongFunction<Report> of(Said said) {
        ReportId id = new ReportId(ids.get());
        Instant occurredAt = now();
        return seq -> new Report(id, space, device, seq, occurredAt, said);
    }

    /** To the millisecond, as the wire and the database keep it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
