package foyer.wire;

import java.time.Instant;

/**
 * What a device must not lose beside its check-ins. Never changes after it has been kept: a resend repeats every field.
 *
 * @param seq        the device's own count of its reports, from 1, without gaps
 * @param occurredAt by the device's clock, to the millisecond
 */
public record Report(ReportId id, SpaceId space, DeviceId device, long seq, Instant occurredAt, Said said)
        implements Kept {

    public Report {
        Required.present(id, "id");
        Required.present(space, "space");
        Required.present(device, "device");
        Required.that(seq > 0, "seq must be a positive number");
        Required.present(occurredAt, "occurredAt");
        Required.present(said, "said");
    }
}
