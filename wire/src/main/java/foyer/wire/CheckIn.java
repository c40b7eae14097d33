package foyer.wire;

import java.time.Instant;

/**
 * One person through one door, once. Never changes after the device has kept it: a resend repeats every field.
 *
 * @param seq        the device's own count of its check-ins, from 1, without gaps
 * @param occurredAt by the device's clock, to the millisecond
 */
public record CheckIn(
        CheckInId id,
        SpaceId space,
        DeviceId device,
        long seq,
        MemberId member,
        Direction direction,
        Instant occurredAt) {

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
