package foyer.hub;

import foyer.hub.devices.BrokerAddress;
import foyer.hub.devices.Device;
import foyer.hub.devices.DeviceDoor;
import foyer.hub.devices.Devices;
import foyer.hub.embedded.EmbeddedBroker;
import foyer.wire.Topics;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The hub's line to its broker, and the broker itself where it is the hub's own. */
final class Line {

    private final Vertx vertx;
    private final @Nullable EmbeddedBroker own; // null beside an outside one
    private final HubSettings settings;
    final MqttLink link;

    /** The broker listens when this completes; the link is opened later, when everybody listens to it. */
    static Future<Line> to(
            Vertx vertx, HubSettings settings, Devices devices, @Nullable ServerCertificate certificate) {
        MqttAddress outside = settings.outsideBroker();
        if (outside != null) {
            return Future.succeededFuture(new Line(vertx, settings, null, outside));
        }
        HubSettings.Own wanted = settings.ownBroker();
        String password = newPassword();
        return vertx.executeBlocking(() -> EmbeddedBroker.start(
                        wanted.host(), wanted.port(), new DeviceDoor(devices, password), certificate))
                .map(broker ->
                        new Line(vertx, settings, broker, HubSettings.own(broker.port(), password, certificate)));
    }

    private Line(Vertx vertx, HubSettings settings, @Nullable EmbeddedBroker own, MqttAddress address) {
        this.vertx = vertx;
        this.settings = settings;
        this.own = own;
        this.link = new MqttLink(vertx, address, null);
    }

    /** An outside broker asks nobody here: there its operator takes the device's account away. */
    void disconnect(Device device) {
        if (own != null) {
            own.disconnect(Topics.clientId(device.space().slug(), device.device()));
        }
    }

    /** What a device is told that is let in. */
    BrokerAddress forDevices() {
        return settings.brokerForDevices(own == null ? 0 : own.port());
    }

    Future<Void> close() {
        return link.close()
                .eventually(() -> vertx.executeBlocking(() -> {
                    if (own != null) {
                        own.close();
                    }
                    return null;
                }));
    }

    private static String newPassword() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
