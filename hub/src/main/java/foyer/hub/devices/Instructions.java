package foyer.hub.devices;

import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceSettings;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each device about itself: its name, which way its door goes, how its page is, its space's name and colour. */
public final class Instructions {

    private static final Logger log = LoggerFactory.getLogger(Instructions.class);

    private final Devices devices;
    private final Spaces spaces;
    private final MqttLink link;

    public Instructions(Devices devices, Spaces spaces, MqttLink link) {
        this.devices = devices;
        this.spaces = spaces;
        this.link = link;
    }

    public void tellAll() {
        spaces.all().forEach(this::tell);
    }

    public void tell(Space space) {
        devices.of(space.slug()).forEach(this::tell);
    }

    /** Of a device that was shut out nothing stays at the broker; in time also what its last will says. */
    public void forget(Device device) {
        SpaceId space = device.space().slug();
        for (String topic : List.of(
                Topics.settings(space, device.device()),
                Topics.programme(space, device.device()),
                Topics.status(space, device.device()))) {
            link.retain(topic, new byte[0]).onFailure(e -> log.info("{} stays at the broker until it restarts", topic));
        }
    }

    public void tell(Device device) {
        Space space = spaces.find(device.space().slug()).orElse(device.space()); // as it is now
        DeviceSettings settings = new DeviceSettings(
                space.slug(),
                device.device(),
                device.name(),
                space.name(),
                space.timeZone(),
                device.passage(),
                space.doorColour(),
                space.printedBadges(),
                device.atTheDoor());
        link.retain(Topics.settings(space.slug(), device.device()), Wire.encode(settings))
                .onFailure(e -> log.info("{} is told its settings when the broker is back", device.device()));
    }
}
