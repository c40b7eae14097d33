package foyer.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a device is. Retained, sent on every change and every ten seconds; its last will is {@link #offline}.
 *
 * @param waiting       check-ins in its journal without a receipt
 * @param lastSeq       the highest number it has given a check-in; 0 before the first
 * @param rosterVersion the roster it decides by, or the programme's hash it shows; null before the first
 * @param camera        "live", "covered", "denied", "lost", "none"; null for a screen
 * @param trouble       what is wrong, in words; null when nothing is
 * @param vitals        what a person looks at when something is odd; null from a device of before, and once it is gone
 */
public record DeviceStatus(
        SpaceId space,
        DeviceId device,
        Kind kind,
        boolean online,
        String version,
        long waiting,
        long lastSeq,
        @Nullable String rosterVersion,
        @Nullable String camera,
        @Nullable String trouble,
        Instant at,
        @Nullable Vitals vitals) {

    /**
     * What does not matter while all is well.
     *
     * @param rosterAgeSeconds since the roster was last known to be the hub's; 0 while it is, null before the first
     * @param lastReadAt       when it last read a code of any kind, by its own clock; null since its start
     * @param diskFreeBytes    where its journal is; null where that is not known
     */
    public record Vitals(
            @Nullable Long rosterAgeSeconds,
            @Nullable Instant lastReadAt,
            @Nullable Long diskFreeBytes) {}

    /** Nobody reckons with times beyond: PostgreSQL could not keep them, and Instant's own sums overflow. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public enum Kind {
        KIOSK,
        SCREEN
    }

    /** Without vitals. */
    public DeviceStatus(
            SpaceId space,
            DeviceId device,
            Kind kind,
            boolean online,
            String version,
            long waiting,
            long lastSeq,
            @Nullable String rosterVersion,
            @Nullable String camera,
            @Nullable String trouble,
            Instant at) {
        this(space, device, kind, online, version, waiting, lastSeq, rosterVersion, camera, trouble, at, null);
    }

    public DeviceStatus {
        Required.present(space, "space");
        Required.present(device, "device");
        Required.present(kind, "kind");
        Required.text(version, "version");
        Required.that(waiting >= 0, "waiting must not be negative");
        Required.that(lastSeq >= 0, "lastSeq must not be negative");
        Required.present(at, "at");
        Required.that(
                at.isAfter(EARLIEST) && at.isBefore(LATEST), "at is " + at + "; the device's clock must be set right");
    }

    /** The last will: the broker says it when the device no longer can. The counts are those at connection. */
    public static DeviceStatus offline(SpaceId space, DeviceId device, Kind kind, String version, Instant at) {
        return new DeviceStatus(space, device, kind, false, version, 0, 0, null, null, null, at);
    }

    /** The same device, no longer heard of; {@code at} stays when it last was. */
    public DeviceStatus gone() {
        return new DeviceStatus(
                space, device, kind, false, version, waiting, lastSeq, rosterVersion, camera, trouble, at, vitals);
    }
}
