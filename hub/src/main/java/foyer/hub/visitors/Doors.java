package foyer.hub.visitors;

import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.door.Kiosks;
import foyer.hub.reports.Told;
import java.time.Duration;
import java.time.Instant;

/**
 * The doors at which visitors arrive. Any thread.
 *
 * @param kiosks by which they hear
 * @param health by which it is known how their clocks go
 */
public record Doors(Devices devices, Kiosks kiosks, DeviceHealth health) {

    /** Less may be the network, or the time since it last spoke. */
    private static final Duration WRONG = Duration.ofMinutes(1);

    /**
     * When it was by the hub's clock: a visitor who has just come must not seem to have come an hour ago where the door's clock is
     * wrong. As far as that is known: by how much it was wrong when the device last spoke.
     */
    Instant at(Told<?> told) {
        Instant said = told.report().occurredAt();
        Duration ahead =
                health.clocksAhead(told.space()).getOrDefault(told.device().device(), Duration.ZERO);
        return ahead.abs().compareTo(WRONG) < 0 ? said : said.minus(ahead);
    }
}
