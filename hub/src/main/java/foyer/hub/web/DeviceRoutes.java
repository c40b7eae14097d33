package foyer.hub.web;

import foyer.hub.devices.Device;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.AtTheDoor;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceSettings.Theme;
import foyer.wire.DeviceStatus;
import foyer.wire.DeviceStatus.Vitals;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kiosks and screens. */
final class DeviceRoutes {

    private final Devices devices;
    private final DeviceHealth health;

    /** Kind and passage are in the API's own spelling, which the contract has checked: the wire's in lower case. */
    record NewDevice(
            DeviceId device,
            String kind,
            String name,
            @Nullable String passage) {}

    record Change(
            @Nullable String name,
            @Nullable String passage,
            @Nullable Door atTheDoor) {

        Device of(Device device) {
            Device named = name == null ? device : device.named(name);
            Device going = passage == null ? named : named.going(Passage.valueOf(upper(passage)));
            return atTheDoor == null ? going : going.being(atTheDoor.over(page(device)));
        }
    }

    /** What is left out stays as it was; an empty room is the whole house's. */
    record Door(
            @Nullable List<String> languages,
            @Nullable String language,
            @Nullable Theme theme,
            @Nullable List<String> features,
            @Nullable String room) {

        AtTheDoor over(AtTheDoor before) {
            return new AtTheDoor(
                    languages == null ? before.languages() : languages,
                    language == null ? before.language() : language,
                    theme == null ? before.theme() : theme,
                    features == null ? before.features() : features,
                    room == null ? before.room() : room.isBlank() ? null : room.strip());
        }
    }

    /** A device as it is set up and as it last said it is. */
    record View(
            DeviceId device,
            String name,
            String kind,
            String passage,
            boolean online,
            @Nullable Long waiting,
            @Nullable Long lastSeq,
            @Nullable String rosterVersion,
            @Nullable String camera,
            @Nullable String trouble,
            @Nullable String version,
            @Nullable Instant at,
            @Nullable Long rosterAgeSeconds,
            @Nullable Instant lastReadAt,
            @Nullable Long diskFreeBytes,
            @Nullable Long clockAheadMillis,
            @Nullable AtTheDoor atTheDoor) {}

    DeviceRoutes(Devices devices, DeviceHealth health) {
        this.devices = devices;
        this.health = health;
    }

    void addTo(Operations operations) {
        operations
                .inSpace(
                        "listDevices",
                        (space, asked) -> Future.succeededFuture(Answer.ok(Map.of("devices", list(space)))))
                .inSpace("addDevice", this::add)
                .inSpace("changeDevice", this::change)
                .inSpace("revokeDevice", this::revoke);
    }

    /** Also for the manager's live page. */
    List<View> list(Space space) {
        List<DeviceStatus> statuses = health.of(space);
        Map<DeviceId, Duration> clocks = health.clocksAhead(space);
        return devices.of(space.slug()).stream()
                .map(device -> view(
                        device,
                        statuses.stream()
                                .filter(status -> status.device().equals(device.device()))
                                .findFirst(),
                        Optional.ofNullable(clocks.get(device.device()))))
                .toList();
    }

    private Future<Answer> add(Space space, Asked asked) {
        NewDevice wanted = asked.body(NewDevice.class);
        asked.concerns("device " + wanted.device());
        Passage passage = wanted.passage() == null ? Passage.TOGGLE : Passage.valueOf(upper(wanted.passage()));
        DeviceStatus.Kind kind = DeviceStatus.Kind.valueOf(upper(wanted.kind()));
        return devices.enrol(space, wanted.device(), kind, wanted.name(), passage)
                .map(enrolled -> Answer.created(Map.of(
                        "device", enrolled.device().device(),
                        "secret", enrolled.secret())))
                .recover(e -> e instanceof Devices.NameTaken
                        ? Future.succeededFuture(Answer.problem(409, String.valueOf(e.getMessage())))
                        : Future.failedFuture(e));
    }

    private Future<Answer> change(Space space, Asked asked) {
        Change change = asked.body(Change.class);
        return find(space, asked)
                .map(device -> devices.change(changed(device, change)).map(v -> Answer.done()))
                .orElseGet(() -> noDevice(space, asked));
    }

    private static Device changed(Device device, Change change) {
        if (change.atTheDoor() != null && device.kind() != DeviceStatus.Kind.KIOSK) {
            throw new Unusable(422, "atTheDoor is for kiosks; " + device.device() + " is a screen");
        }
        try {
            return change.of(device);
        } catch (IllegalArgumentException e) {
            throw new Unusable(422, "atTheDoor." + e.getMessage());
        }
    }

    private Future<Answer> revoke(Space space, Asked asked) {
        return find(space, asked)
                .map(device -> devices.revoke(device).map(v -> Answer.done()))
                .orElseGet(() -> noDevice(space, asked));
    }

    private Optional<Device> find(Space space, Asked asked) {
        return devices.find(space.slug(), new DeviceId(asked.path("device"))).filter(device -> !device.revoked());
    }

    private static Future<Answer> noDevice(Space space, Asked asked) {
        return Future.succeededFuture(Answer.problem(
                404,
                "There is no device \"" + asked.path("device") + "\" in " + space.slug() + ". GET " + Contract.BASE
                        + "/spaces/" + space.slug() + "/devices lists those there are."));
    }

    private static View view(Device device, Optional<DeviceStatus> status, Optional<Duration> clockAhead) {
        return new View(
                device.device(),
                device.name(),
                lower(device.kind()),
                lower(device.passage()),
                status.map(DeviceStatus::online).orElse(false),
                status.map(DeviceStatus::waiting).orElse(null),
                status.map(DeviceStatus::lastSeq).orElse(null),
                status.map(DeviceStatus::rosterVersion).orElse(null),
                status.map(DeviceStatus::camera).orElse(null),
                status.map(DeviceStatus::trouble).orElse(null),
                status.map(DeviceStatus::version).orElse(null),
                status.map(DeviceStatus::at).orElse(null),
                status.map(DeviceStatus::vitals).map(Vitals::rosterAgeSeconds).orElse(null),
                status.map(DeviceStatus::vitals).map(Vitals::lastReadAt).orElse(null),
                status.map(DeviceStatus::vitals).map(Vitals::diskFreeBytes).orElse(null),
                clockAhead.map(Duration::toMillis).orElse(null),
                device.kind() == DeviceStatus.Kind.KIOSK ? page(device) : null);
    }

    private static AtTheDoor page(Device device) {
        AtTheDoor said = device.atTheDoor();
        return said == null ? AtTheDoor.USUAL : said;
    }

    private static String upper(String apis) {
        return apis.toUpperCase(Locale.ROOT);
    }

    private static String lower(Enum<?> wires) {
        return wires.name().toLowerCase(Locale.ROOT);
    }
}
