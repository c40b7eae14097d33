package foyer.hub.devices;

import foyer.hub.embedded.DoorKeeper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Who may enter the embedded broker: the hub, and each device under its own name. Any thread. */
public final class DeviceDoor implements DoorKeeper {

    /** In bytes; the longest a device says are a hundred check-ins. */
    private static final int LARGEST_FROM_A_DEVICE = 256 * 1024;

    private static final String HUB = "hub";

    private final Devices devices;
    private final byte[] hubPassword;
    private final Knocks knocks;
    private volatile Consumer<String> cameIn = clientId -> {};

    public DeviceDoor(Devices devices, String hubPassword) {
        this(devices, hubPassword, InstantSource.system());
    }

    DeviceDoor(Devices devices, String hubPassword, InstantSource clock) {
        this.knocks = new Knocks(clock);
        this.devices = devices;
        this.hubPassword = hubPassword.getBytes(StandardCharsets.UTF_8);
    }

    /** Told the client id of each connection that is let in; on the broker's threads. */
    public void onCameIn(Consumer<String> heard) {
        cameIn = heard;
    }

    /** A device's user is its client id, and a hub's client id is no device's: so nobody takes another's session. */
    @Override
    public boolean admits(String clientId, String user, String password) {
        return user.equals(HUB)
                ? clientId.startsWith(HUB) && clientId.indexOf('/') < 0 && isHubs(password)
                : user.equals(clientId) && devices.admits(clientId, password);
    }

    /** The hub's own client always is: whether it is the hub costs nothing to tell. */
    @Override
    public boolean hears(String clientId, String user, String address) {
        return user.equals(HUB) || knocks.isHeard(clientId, address);
    }

    @Override
    public void cameIn(String clientId, String address) {
        knocks.right(clientId, address);
        cameIn.accept(clientId);
    }

    @Override
    public void turnedAway(String address) {
        knocks.wrong(address);
    }

    @Override
    public boolean mayPublish(String user, String topic) {
        return user.equals(HUB)
                || devices.kindOf(user)
                        .filter(kind -> TopicRights.mayPublish(kind, user, topic))
                        .isPresent();
    }

    @Override
    public boolean maySubscribe(String user, String filter) {
        return user.equals(HUB)
                || devices.kindOf(user)
                        .filter(kind -> TopicRights.maySubscribe(kind, user, filter))
                        .isPresent();
    }

    @Override
    public int largestMessage(String user) {
        return user.equals(HUB) ? DoorKeeper.super.largestMessage(user) : LARGEST_FROM_A_DEVICE;
    }

    private boolean isHubs(String password) {
        return MessageDigest.isEqual(hubPassword, password.getBytes(StandardCharsets.UTF_8));
    }
}
