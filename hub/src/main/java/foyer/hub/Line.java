package foyer.hub;

import foyer.hub.devices.BrokerAddress;
import foyer.hub.devices.Device;
import foyer.hub.devices.DeviceDoor;
import foyer.hub.devices.Devices;
import foyer.hub.devices.MosquittoFiles;
import foyer.hub.embedded.EmbeddedBroker;
import foyer.wire.Topics;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The hub's line to its broker, and the broker itself where it is the hub's own. */
final class Line {

    private final Vertx vertx;
    private final @Nullable EmbeddedBroker own; // null beside an outside one
    private final @Nullable DeviceDoor door; // likewise
    private final HubSettings settings;
    private final @Nullable MosquittoFiles files; // where Foyer writes an outside broker's rights
    final MqttLink link;

    /** The broker listens when this completes; the link is opened later, when everybody listens to it. */
    static Future<Line> to(
            Vertx vertx, HubSettings settings, Devices devices, @Nullable ServerCertificate certificate) {
        MqttAddress outside = settings.outsideBroker();
        if (outside != null) {
            MosquittoFiles files = settings.mosquittoFiles(vertx, devices, outside);
            return (files == null ? Future.<Void>succeededFuture() : files.write())
                    .map(written -> new Line(vertx, settings, null, null, outside, files));
        }
        HubSettings.Own wanted = settings.ownBroker();
        String password = newPassword();
        DeviceDoor door = new DeviceDoor(devices, password);
        return vertx.executeBlocking(() -> EmbeddedBroker.start(wanted.host(), wanted.port(), door, certificate))
                .map(broker -> new Line(
                        vertx, settings, broker, door, HubSettings.own(broker.port(), password, certificate), null));
    }

    private Line(
            Vertx vertx,
            HubSettings settings,
            @Nullable EmbeddedBroker own,
            @Nullable DeviceDoor door,
            MqttAddress address,
            @Nullable MosquittoFiles files) {
        this.vertx = vertx;
        this.settings = settings;
        this.files = files;
        this.own = own;
        this.door = door;
        this.link = new MqttLink(vertx, address, null);
    }

    /** Told the client id of each connection to the hub's own broker, on its threads; an outside one tells nothing. */
    void onCameIn(Consumer<String> heard) {
        if (door != null) {
            door.onCameIn(heard);
        }
    }

    /** An outside broker asks nobody here: there it goes by the files, or by what its operator does. */
    void disconnect(Device device) {
        if (own != null) {
            own.disconnect(Topics.clientId(device.space().slug(), device.device()));
        }
    }

    /** Somebody is new, or was shut out. */
    void changed() {
        if (files != null) {
            files.changed();
        }
    }

    /**
     * What the hubs of a site share among them. A Mosquitto lets everybody subscribe to everything: a device that joined
     * the hubs' group there would hear nothing, and yet check-ins would be dealt to it. So only hubs know its name.
     */
    String everyCheckIn() {
        return Topics.everyCheckIn(group());
    }

    String everyReport() {
        return Topics.everyReport(group());
    }

    private String group() {
        return own == null ? "hub-" + settings.groupSecret() : "hub";
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
