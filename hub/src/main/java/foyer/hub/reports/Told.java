package foyer.hub.reports;

import foyer.hub.devices.Device;
import foyer.hub.spaces.Space;
import foyer.wire.Report;
import foyer.wire.Said;

/** A report of one kind, with the space and device that it comes from. */
public record Told<S extends Said>(Space space, Device device, Report report, S said) {}
