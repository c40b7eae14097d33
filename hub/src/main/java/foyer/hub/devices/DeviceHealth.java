package foyer.hub.devices;

import foyer.hub.pace.OnceMore;
import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.Topics;
import foyer.wire.Topics.Branch;
import foyer.wire.Wire;
import foyer.wire.Wire.Unreadable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How each device is, by what it last said; one that stays away is still known after the hub restarts. Vert.x
 * context only.
 */
public final class DeviceHealth {

    private static final Logger log = LoggerFactory.getLogger(DeviceHealth.class);

    private final InstantSource clock;
    private final DeviceSql sql;
    private final Devices devices;
    private final Map<String, DeviceStatus> latest = new ConcurrentHashMap<>();
    private final OnceMore<Device> storing;
    private final List<Consumer<Space>> changed = new ArrayList<>();
    private final List<Consumer<Device>> came = new ArrayList<>();
    private final List<Consumer<Device>> shutOut = new ArrayList<>();
    private final Map<String, Duration> clocks = new ConcurrentHashMap<>(); // how far ahead of this one each is
    private final Map<String, Comings> comings = new ConcurrentHashMap<>(); // by their own word
    private final Map<String, Comings> connections = new ConcurrentHashMap<>(); // by the hub's own broker

    public DeviceHealth(Vertx vertx, Pool pool, Devices devices) {
        this(vertx, pool, devices, InstantSource.system());
    }

    public DeviceHealth(Vertx vertx, Pool pool, Devices devices, InstantSource clock) {
        this.clock = clock;
        this.sql = new DeviceSql(pool);
        this.devices = devices;
        this.storing = new OnceMore<>(vertx, "The device's status", Duration.ZERO, this::store);
    }

    /** What was known before the start; a device that is there says so by itself, so until then it is offline. */
    public Future<Void> load(Space space) {
        return sql.statuses(space)
                .onSuccess(all -> all.forEach(status -> latest.putIfAbsent(key(status), status.gone())))
                .mapEmpty();
    }

    public DeviceHealth onChange(Consumer<Space> heard) {
        changed.add(heard);
        return this;
    }

    /** Told each time a device says it is there that was not before. */
    public DeviceHealth onCame(Consumer<Device> heard) {
        came.add(heard);
        return this;
    }

    /** Told when the broker still says something of a device that was shut out. */
    public DeviceHealth onShutOut(Consumer<Device> heard) {
        shutOut.add(heard);
        return this;
    }

    /** The hub's own broker let it in: who loses a session to another there need not ever be seen to go. Any thread. */
    public void connected(String clientId) {
        connections.computeIfAbsent(clientId, first -> new Comings()).came(clock.instant());
    }

    /** A status from a device, or its last will from the broker. */
    public void arrived(String topic, byte[] message) {
        if (message.length == 0) {
            return; // a retained status that was taken away
        }
        try {
            DeviceStatus status = Wire.decode(message, DeviceStatus.class);
            Topics.branch(topic)
                    .filter(branch -> branch.equals(new Branch(status.space(), status.device())))
                    .flatMap(branch -> devices.find(branch.space(), branch.device()))
                    .ifPresentOrElse(
                            device -> heard(device, status),
                            () -> log.warn("Ignored a status on {}: it is no device of ours", topic));
        } catch (Unreadable e) {
            log.warn("Ignored a status on {}: {}", topic, e.getMessage());
        }
    }

    /** Those that connect again and again: their network is bad, or somebody else has their secret. */
    public Set<DeviceId> flapping(Space space, Instant now) {
        return devices.of(space.slug()).stream()
                .filter(device -> {
                    String clientId = Topics.clientId(space.slug(), device.device());
                    return areMany(comings.get(clientId), now) || areMany(connections.get(clientId), now);
                })
                .map(Device::device)
                .collect(Collectors.toSet());
    }

    /** The latest status of each of the space's devices that has ever said one. */
    public List<DeviceStatus> of(Space space) {
        return devices.of(space.slug()).stream()
                .map(device -> latest.get(Topics.clientId(space.slug(), device.device())))
                .filter(status -> status != null)
                .toList();
    }

    /**
     * How far each device's clock was ahead of the hub's when it last spoke, the way here included. After the hub comes back
     * to a broker that kept the last word, one may seem up to ten seconds behind, until the next.
     */
    public Map<DeviceId, Duration> clocksAhead(Space space) {
        Map<DeviceId, Duration> ahead = new HashMap<>();
        devices.of(space.slug()).forEach(device -> {
            Duration clock = clocks.get(Topics.clientId(space.slug(), device.device()));
            if (clock != null) {
                ahead.put(device.device(), clock);
            }
        });
        return ahead;
    }

    private void heard(Device device, DeviceStatus status) {
        if (device.revoked()) { // its last will, or a word that was on its way
            latest.remove(key(status));
            shutOut.forEach(listener -> listener.accept(device));
            return;
        }
        DeviceStatus known = latest.get(key(status));
        if (status.online()) {
            clocks.put(key(status), Duration.between(clock.instant(), status.at()));
        }
        boolean comes = status.online() && (known == null || !known.online());
        latest.merge(key(status), status, (before, now) -> now.online() ? now : before.gone()); // a will has no counts
        changed.forEach(listener -> listener.accept(device.space()));
        storing.wish(device);
        if (comes) {
            comings.computeIfAbsent(key(status), first -> new Comings()).came(clock.instant());
            came.forEach(listener -> listener.accept(device));
        }
    }

    private static boolean areMany(@Nullable Comings comings, Instant now) {
        return comings != null && comings.areMany(now);
    }

    private Future<?> store(Device device) {
        DeviceStatus status = latest.get(Topics.clientId(device.space().slug(), device.device()));
        return status == null ? Future.succeededFuture() : sql.heard(device, status);
    }

    private static String key(DeviceStatus status) {
        return Topics.clientId(status.space(), status.device());
    }
}
