package foyer.hub.board;

import foyer.hub.checkin.AsideShelf;
import foyer.hub.devices.Device;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.pace.OnceMore;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.OccupancyNow;
import foyer.wire.SpaceId;
import foyer.wire.page.LivePage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One live page a space. What nobody looks at is not worked out. Vert.x context only. */
public final class Board {

    private static final int LATEST_ARRIVALS = 30;

    private final Vertx vertx;
    private final Spaces spaces;
    private final Occupancy occupancy;
    private final Devices devices;
    private final DeviceHealth health;
    private final AsideShelf aside;
    private final Sources sources;
    private final InstantSource clock;
    private final Map<SpaceId, LivePage> pages = new HashMap<>();
    private final OnceMore<SpaceId> redrawing;

    /** Parts that other rooms know whole. */
    public interface Sources {
        Future<?> events(Space space, LocalDate day);

        Future<?> introductions(Space space);
    }

    public Board(
            Vertx vertx,
            Spaces spaces,
            Occupancy occupancy,
            Devices devices,
            DeviceHealth health,
            AsideShelf aside,
            Sources sources,
            InstantSource clock) {
        this.vertx = vertx;
        this.spaces = spaces;
        this.occupancy = occupancy;
        this.devices = devices;
        this.health = health;
        this.aside = aside;
        this.sources = sources;
        this.clock = clock;
        this.redrawing = new OnceMore<>(vertx, "The board", Duration.ofMillis(300), this::redraw);
    }

    /** Somebody of the space's staff looks; whether they may is asked before. */
    public void join(SpaceId space, ServerWebSocket socket) {
        page(space).join(socket);
        redrawing.wish(space); // not refresh: the page counts who watches only once it has let them in
    }

    /** The number that everybody looks at goes first, at once; the rest follows. */
    public void show(OccupancyNow now) {
        page(now.space()).show("occupancy", now);
        refresh(now.space());
    }

    /** Something that the board shows may have changed. */
    public void refresh(SpaceId space) {
        if (page(space).watching() > 0) {
            redrawing.wish(space);
        }
    }

    private Future<?> redraw(SpaceId slug) {
        Space space = spaces.find(slug).orElseThrow();
        LivePage page = page(slug);
        LocalDate today = LocalDate.ofInstant(clock.instant(), space.timeZone());
        page.show("space", SpaceShown.of(space));
        occupancy.now(slug).ifPresent(now -> page.show("occupancy", now));
        List<DeviceShown> shown = devicesShown(space);
        page.show("devices", shown);
        return Future.join(
                occupancy.curve(space, today).onSuccess(curve -> page.show("curve", curve)),
                occupancy.passages(space, today, LATEST_ARRIVALS).onSuccess(all -> page.show("arrivals", all)),
                occupancy.present(space).onSuccess(present -> page.show("present", present)),
                sources.events(space, today).onSuccess(events -> page.show("events", events)),
                sources.introductions(space).onSuccess(made -> page.show("introductions", made)),
                aside.count(space.id()).onSuccess(count -> page.show("attention", attention(space, count))));
    }

    private List<Attention.Item> attention(Space space, long setAside) {
        return Attention.of(
                devices.of(space.slug()), statuses(space), occupancy.now(space.slug()), setAside, clock.instant());
    }

    private List<DeviceShown> devicesShown(Space space) {
        Map<DeviceId, DeviceStatus> statuses = statuses(space);
        return devices.of(space.slug()).stream()
                .map(device -> DeviceShown.of(device, statuses.get(device.device())))
                .toList();
    }

    private Map<DeviceId, DeviceStatus> statuses(Space space) {
        return health.of(space).stream().collect(Collectors.toMap(DeviceStatus::device, Function.identity()));
    }

    private LivePage page(SpaceId space) {
        return pages.computeIfAbsent(space, none -> new LivePage(vertx));
    }

    /** The space, as far as the page needs it. */
    record SpaceShown(SpaceId slug, String name, String timeZone, int capacity, String doorColour) {

        static SpaceShown of(Space space) {
            return new SpaceShown(
                    space.slug(), space.name(), space.timeZone().getId(), space.capacity(), space.doorColour());
        }
    }

    /** A device and what it last said; one that never said anything has only its name. */
    public record DeviceShown(
            DeviceId device,
            String name,
            DeviceStatus.Kind kind,
            boolean online,
            long waiting,
            long lastSeq,
            @Nullable String rosterVersion,
            @Nullable String camera,
            @Nullable String trouble,
            @Nullable String version,
            @Nullable Instant at) {

        static DeviceShown of(Device device, @Nullable DeviceStatus status) {
            if (status == null) {
                return new DeviceShown(
                        device.device(), device.name(), device.kind(), false, 0, 0, null, null, null, null, null);
            }
            return new DeviceShown(
                    device.device(),
                    device.name(),
                    device.kind(),
                    status.online(),
                    status.waiting(),
                    status.lastSeq(),
                    status.rosterVersion(),
                    status.camera(),
                    status.trouble(),
                    status.version(),
                    status.at());
        }
    }
}
