package foyer.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person through one door, once. Never changes after the device has kept it: a resend repeats every field.
 *
 * @param seq        the device's own count of its check-ins, from 1, without gaps
 * @param occurredAt by the device's clock, to the millisecond
 * @param pass       what was held up; null where there was none, and from a device of before passes were told
 */
public record CheckIn(
        CheckInId id,
        SpaceId space,
        DeviceId device,
        long seq,
        MemberId member,
        Direction direction,
        Instant occurredAt,
        @Nullable PassId pass)
        implements Kept {

    public CheckIn {
        Required.present(id, "id");
        Required.present(space, "space");
        Required.present(device, "device");
        Required.that(seq > 0, "seq must be a positive number");
        Required.present(member, "member");
        Required.present(direction, "direction");
        Required.present(occurredAt, "occurredAt");
    }
}
