package foyer.wire;

import java.util.Optional;

/** The topic tree, as the AsyncAPI document lists it. */
public final class Topics {

    /** Before every topic; the version changes when an old device could no longer read what is said. */
    public static final String ROOT = "foyer/v1/";

    /** What the hubs of a site share among them. */
    public static final String EVERY_CHECK_IN = everyCheckIn("hub");

    public static final String EVERY_STATUS = ROOT + "+/+/status";

    /** Every hub hears it: somebody of the staff may look at any of them. */
    public static final String EVERY_ASK = ROOT + "+/+/asks";

    private Topics() {}

    /** The same, under another name of the group. */
    public static String everyCheckIn(String group) {
        return "$share/" + group + "/" + ROOT + "+/+/check-ins";
    }

    /** Every device's reports, for one of the group. */
    public static String everyReport(String group) {
        return "$share/" + group + "/" + ROOT + "+/+/reports";
    }

    public static String checkIns(SpaceId space, DeviceId device) {
        return of(space, device, "check-ins");
    }

    public static String reports(SpaceId space, DeviceId device) {
        return of(space, device, "reports");
    }

    public static String receipts(SpaceId space, DeviceId device) {
        return of(space, device, "receipts");
    }

    public static String status(SpaceId space, DeviceId device) {
        return of(space, device, "status");
    }

    public static String settings(SpaceId space, DeviceId device) {
        return of(space, device, "settings");
    }

    /** What somebody at a kiosk asks of staff, now: not kept, as a minute later it is of no use. */
    public static String asks(SpaceId space, DeviceId device) {
        return of(space, device, "asks");
    }

    public static String command(SpaceId space, DeviceId device) {
        return of(space, device, "command");
    }

    public static String programme(SpaceId space, DeviceId device) {
        return of(space, device, "programme");
    }

    public static String roster(SpaceId space) {
        return ROOT + space + "/roster";
    }

    public static String today(SpaceId space) {
        return ROOT + space + "/today";
    }

    public static String house(SpaceId space) {
        return ROOT + space + "/house";
    }

    public static String occupancy(SpaceId space) {
        return ROOT + space + "/occupancy";
    }

    /** The MQTT client id, and user name, of a device: bound together, so that no device can pose as another. */
    public static String clientId(SpaceId space, DeviceId device) {
        return space + "/" + device;
    }

    /** Whose branch a topic is on; empty for what is not {@code foyer/v1/{space}/{device}/…}. */
    public static Optional<Branch> branch(String topic) {
        String[] levels = topic.split("/", -1);
        if (levels.length != 5 || !topic.startsWith(ROOT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Branch(new SpaceId(levels[2]), new DeviceId(levels[3])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    public record Branch(SpaceId space, DeviceId device) {}

    private static String of(SpaceId space, DeviceId device, String leaf) {
        return ROOT + space + "/" + device + "/" + leaf;
    }
}
