package foyer.hub.embedded;

import foyer.hub.devices.TopicRights;
import foyer.wire.DeviceStatus.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The hub, two kiosks and a screen of the space harbour, and a kiosk of another; each device's secret is "secret of" its name. */
final class KeeperForTests implements DoorKeeper {

    static final String FRONT_DOOR = "harbour/front-door";
    static final String BACK_DOOR = "harbour/back-door";
    static final String LOBBY = "harbour/lobby";
    static final String ATTIC_DOOR = "attic/door";

    private final Map<String, Kind> devices = new ConcurrentHashMap<>(
            Map.of(FRONT_DOOR, Kind.KIOSK, BACK_DOOR, Kind.KIOSK, LOBBY, Kind.SCREEN, ATTIC_DOOR, Kind.KIOSK));

    static String secretOf(String device) {
        return "secret of " + device;
    }

    void revoke(String device) {
        devices.remove(device);
    }

    @Override
    public boolean admits(String clientId, String user, String password) {
        return user.equals("hub")
                ? clientId.startsWith("hub") && password.equals(secretOf("hub"))
                : user.equals(clientId) && devices.containsKey(user) && password.equals(secretOf(user));
    }

    @Override
    public boolean mayPublish(String user, String topic) {
        return user.equals("hub") || (devices.containsKey(user) && TopicRights.mayPublish(kind(user), user, topic));
    }

    @Override
    public boolean maySubscribe(String user, String filter) {
        return user.equals("hub") || (devices.containsKey(user) && TopicRights.maySubscribe(kind(user), user, filter));
    }

    @Override
    public int largestMessage(String user) {
        return user.equals("hub") ? DoorKeeper.super.largestMessage(user) : 256 * 1024;
    }

    private Kind kind(String user) {
        return Objects.requireNonNull(devices.get(user));
    }
}
