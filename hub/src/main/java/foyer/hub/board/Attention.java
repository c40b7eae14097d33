package foyer.hub.board;

import foyer.hub.devices.Device;
import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.OccupancyNow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a manager should look at now, in words: pure. Nothing wrong is an empty list. */
final class Attention {

    /** A restart takes less; before that nobody need walk to the door. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    private static final int MANY_WAITING = 20;

    /** A phone's code is good for half a minute; a door whose clock is further off refuses it. */
    private static final Duration WRONG_TIME = Duration.ofSeconds(30);

    private Attention() {}

    enum Level {
        AMBER,
        RED
    }

    /**
     * One thing to look at.
     *
     * @param since when it began, where that is known
     */
    record Item(String words, @Nullable Instant since, Level level) {}

    static List<Item> of(
            List<Device> devices,
            Map<DeviceId, DeviceStatus> statuses,
            Set<DeviceId> flapping,
            Map<DeviceId, Duration> clocksAhead,
            Optional<OccupancyNow> occupancy,
            long setAside,
            List<String> conflicts,
            Instant now) {
        List<Item> items = new ArrayList<>();
        occupancy
                .filter(o -> o.capacity() > 0 && o.present() > o.capacity())
                .ifPresent(o -> items.add(new Item(
                        "The house is over its capacity: " + o.present() + " in, of " + o.capacity() + ".",
                        null,
                        Level.RED)));
        for (Device device : devices) {
            DeviceStatus status = statuses.get(device.device());
            if (flapping.contains(device.device())) {
                items.add(new Item(twoPlaces(device), null, Level.RED));
            }
            if (status == null) {
                items.add(new Item(
                        device.name() + " has never connected. Start it, or look at its page.", null, Level.AMBER));
            } else {
                ofDevice(device, status, now).ifPresent(items::add);
                ofClock(device, status, clocksAhead.get(device.device())).ifPresent(items::add);
            }
        }
        ofConflicts(conflicts).ifPresent(items::add);
        if (setAside > 0) {
            items.add(new Item(
                    setAside == 1
                            ? "One check-in or report could not be recorded and is kept aside."
                            : setAside + " check-ins or reports could not be recorded and are kept aside.",
                    null,
                    Level.AMBER));
        }
        return items;
    }

    /** One is told whole; of many only the latest, and how many there are. */
    private static Optional<Item> ofConflicts(List<String> conflicts) {
        if (conflicts.isEmpty()) {
            return Optional.empty();
        }
        String latest = conflicts.get(0);
        int more = conflicts.size() - 1;
        String words = more == 0 ? latest : latest + (more == 1 ? " And one more like it." : " And " + more + " more.");
        return Optional.of(new Item(words, null, Level.AMBER));
    }

    private static Optional<Item> ofDevice(Device device, DeviceStatus status, Instant now) {
        if (!status.online()) {
            boolean justNow = Duration.between(status.at(), now).abs().compareTo(AWAY) < 0; // its clock may be ahead
            return justNow ? Optional.empty() : Optional.of(new Item(away(device), status.at(), Level.RED));
        }
        if (status.trouble() != null) {
            return Optional.of(new Item(device.name() + ": " + status.trouble(), status.at(), Level.AMBER));
        }
        if (status.waiting() >= MANY_WAITING) {
            return Optional.of(new Item(
                    device.name() + " keeps " + status.waiting() + " check-ins that are still to come.",
                    status.at(),
                    Level.AMBER));
        }
        return Optional.empty();
    }

    private static Optional<Item> ofClock(Device device, DeviceStatus status, @Nullable Duration ahead) {
        if (!status.online() || ahead == null || ahead.abs().compareTo(WRONG_TIME) < 0) {
            return Optional.empty();
        }
        return Optional.of(new Item(
                device.name() + "’s clock is " + inWords(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead")
                        + ". Let that machine set its time by itself (NTP).",
                status.at(),
                Level.AMBER));
    }

    private static String inWords(Duration time) {
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " seconds";
        }
        return time.toHours() < 2 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
    }

    private static String twoPlaces(Device device) {
        return device.name()
                + " connects again and again: its network is bad, or it is connected from two places. If only"
                + " one of them is yours, shut it out and let it in anew.";
    }

    private static String away(Device device) {
        return device.kind() == DeviceStatus.Kind.KIOSK
                ? device.name() + " is not connected. It goes on checking people in and sends them later."
                : device.name() + " is not connected. It goes on with the last programme.";
    }
}
