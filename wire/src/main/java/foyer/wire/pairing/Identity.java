package foyer.wire.pairing;

import foyer.wire.DeviceId;
import foyer.wire.Required;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.tls.Trust;

/**
 * Who a device is, and how it proves it: kept in {@code identity.json}, which only its owner reads.
 *
 * @param secret of its own making where it was let in by a code
 */
public record Identity(SpaceId space, DeviceId device, String mqttUrl, String secret) {

    public Identity {
        Required.present(space, "space");
        Required.present(device, "device");
        Required.text(mqttUrl, "mqttUrl");
        Required.text(secret, "secret");
    }

    public MqttAddress broker(Trust trust) {
        return MqttAddress.ofDevice(mqttUrl, Topics.clientId(space, device), secret, trust);
    }

    /** Without the secret, for a log line. */
    @Override
    public String toString() {
        return Topics.clientId(space, device);
    }
}
